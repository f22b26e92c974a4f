package io.github.qptv2.metric;

import org.jspecify.annotations.Nullable;

/**
 * A measure with its confidence interval.
 *
 * @param interval null without a bootstrap
 */
public record Estimate(double value, @Nullable Interval interval) {}
