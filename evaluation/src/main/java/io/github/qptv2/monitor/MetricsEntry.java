package io.github.qptv2.monitor;

import java.util.Map;

/**
 * One line of a {@link MetricsLog}.
 *
 * @param step number of optimizer steps
 * @param values by name, in the order of the line; NaN for non-finite values
 */
public record MetricsEntry(long step, Map<String, Double> values) {}
