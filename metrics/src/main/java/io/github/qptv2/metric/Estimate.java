package io.github.qptv2.metric;

import org.jspecify.annotations.Nullable;

/**
 * A measure with its uncertainty.
 *
 * @param interval null where nothing was resampled
 */
public record Estimate(double value, @Nullable Interval interval) {}
