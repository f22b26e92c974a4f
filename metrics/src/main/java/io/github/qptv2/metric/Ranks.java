package io.github.qptv2.metric;

import java.util.Arrays;

/** Fractional ranks in ascending order. */
final class Ranks {

    private Ranks() {}

    /** The rank of each value, from 1; ties share the mean of their ranks. */
    static double[] of(double[] values) {
        double[] sorted = Arrays.stream(values).map(Ranks::unsigned).sorted().toArray();
        double[] shared = shared(sorted);
        var ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = shared[Arrays.binarySearch(sorted, unsigned(values[i]))];
        }
        return ranks;
    }

    /** Turns -0.0 into 0.0, which sorting would distinguish. */
    private static double unsigned(double value) {
        return value + 0.0;
    }

    private static double[] shared(double[] sorted) {
        var shared = new double[sorted.length];
        for (int start = 0, end; start < sorted.length; start = end) {
            end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            Arrays.fill(shared, start, end, (start + 1 + end) / 2.0); // mean of start + 1 .. end
        }
        return shared;
    }
}
