package io.github.qptv2.metric;

import io.github.qptv2.io.Quantiles;

/** Confidence interval, of 95 % unless stated otherwise; both ends belong to it. */
public record Interval(double low, double high) {

    /** Checks the order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must be at most high, got %s and %s".formatted(low, high));
        }
    }

    /** The 2.5th and the 97.5th percentile of ascending values ({@link Quantiles}). */
    static Interval ofSorted(double[] ascending) {
        return between(ascending, 0.025, 0.975);
    }

    /**
     * The central interval of ascending values: the same share lies below and above it ({@link Quantiles}).
     *
     * @param confidence share of the values inside, in (0, 1)
     */
    public static Interval ofSorted(double[] ascending, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), got " + confidence);
        }
        double tail = (1 - confidence) / 2;
        return between(ascending, tail, 1 - tail);
    }

    private static Interval between(double[] ascending, double low, double high) {
        return new Interval(Quantiles.of(ascending, low), Quantiles.of(ascending, high));
    }
}
