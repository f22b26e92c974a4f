package io.github.qptv2.io;

import java.util.Arrays;

/**
 * Sample quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; NumPy's default).
 */
public final class Quantiles {

    private Quantiles() {}

    /**
     * The median; for an even number the mean of the middle two.
     *
     * @param values at least one, in any order
     */
    public static double median(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a median needs at least 1 value, got none");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The quantile of values in ascending order; never falls as {@code share} rises.
     *
     * @param ascending at least one value
     * @param share in [0, 1]: 0 gives the first value, 0.5 the median, 1 the last value
     */
    public static double of(double[] ascending, double share) {
        if (ascending.length == 0) {
            throw new IllegalArgumentException("a quantile needs at least 1 value, got none");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be in [0, 1], got " + share);
        }
        double position = share * (ascending.length - 1);
        int below = (int) position;
        double low = ascending[below], high = ascending[Math.min(below + 1, ascending.length - 1)];
        return Math.min(high, low + (position - below) * (high - low)); // rounding must not exceed the upper neighbor
    }
}
