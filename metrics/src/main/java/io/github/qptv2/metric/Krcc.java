package io.github.qptv2.metric;

import java.util.Arrays;

/**
 * Kendall's rank correlation coefficient tau-b, which corrects for ties (Kendall 1945), in O(n log n) by Knight's
 * algorithm (Knight 1966, "A computer method for calculating Kendall's tau with ungrouped data").
 */
public final class Krcc {

    private Krcc() {}

    /**
     * In [-1, 1]; 0 where either series is constant.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static double of(double[] predicted, double[] mos) {
        SeriesChecks.require(predicted, mos);
        double[][] sorted = sorted(predicted, mos);
        double[] one = sorted[0], other = sorted[1];
        double pairs = choose2(one.length);
        double tiedInBoth = tiedPairs(one, other), tiedInOne = tiedPairs(one);
        double discordant = discordantPairs(other); // leaves other sorted
        double tiedInOther = tiedPairs(other);
        double differing = Math.sqrt(pairs - tiedInOne) * Math.sqrt(pairs - tiedInOther);
        if (differing == 0) {
            return 0;
        }
        double excess = pairs - tiedInOne - tiedInOther + tiedInBoth - 2 * discordant;
        return Math.max(-1, Math.min(1, excess / differing));
    }

    /** Ranks of both series sorted by the first, ties by the second. */
    private static double[][] sorted(double[] one, double[] other) {
        double[] oneRanks = Ranks.of(one), otherRanks = Ranks.of(other);
        var keys = new long[one.length]; // sorting primitives is many times faster than pairs with a comparator
        for (int i = 0; i < keys.length; i++) {
            keys[i] =
                    (long) (2 * oneRanks[i]) << Integer.SIZE | (long) (2 * otherRanks[i]); // ranks are multiples of 0.5
        }
        Arrays.sort(keys);
        return new double[][] {
            Arrays.stream(keys).mapToDouble(key -> key >>> Integer.SIZE).toArray(),
            Arrays.stream(keys).mapToDouble(key -> (int) key).toArray()
        };
    }

    /** Number of pairs that are equal in every series, which are sorted. */
    private static double tiedPairs(double[]... series) {
        double tied = 0;
        int run = 1;
        for (int i = 1; i <= series[0].length; i++) {
            if (i < series[0].length && repeats(i, series)) {
                run++;
            } else {
                tied += choose2(run);
                run = 1;
            }
        }
        return tied;
    }

    private static boolean repeats(int at, double[]... series) {
        for (double[] values : series) {
            if (values[at] != values[at - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Sorts the values by merge sort and returns the number of discordant pairs. */
    private static double discordantPairs(double[] values) {
        double swaps = 0;
        double[] buffer = new double[values.length];
        for (int width = 1; width < values.length; width *= 2) {
            for (int start = 0; start < values.length; start += 2 * width) {
                int middle = Math.min(start + width, values.length);
                swaps += merge(values, buffer, new int[] {start, middle, Math.min(middle + width, values.length)});
            }
            System.arraycopy(buffer, 0, values, 0, values.length);
        }
        return swaps;
    }

    private static double merge(double[] from, double[] into, int[] bounds) {
        int left = bounds[0], right = bounds[1];
        double swaps = 0;
        for (int out = bounds[0]; out < bounds[2]; out++) {
            if (left < bounds[1] && (right >= bounds[2] || from[left] <= from[right])) {
                into[out] = from[left++];
            } else {
                into[out] = from[right++];
                swaps += bounds[1] - left; // all remaining values on the left are larger
            }
        }
        return swaps;
    }

    private static double choose2(double n) {
        return n * (n - 1) / 2;
    }
}
