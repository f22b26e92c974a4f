package io.github.qptv2.calibrate;

import java.util.Arrays;

/**
 * The quantile of split conformal prediction (Papadopoulos et al., 2002): if n + 1 values are exchangeable, the last
 * one is at most this quantile of the others with a probability of at least the level, and, without ties, of less than
 * the level + 1 / (n + 1).
 */
final class ConformalQuantile {

    private ConformalQuantile() {}

    /**
     * The {@code ceil((n + 1) level)}-th smallest of n values.
     *
     * @param level in (0, 1)
     * @throws IllegalArgumentException if n is too small for the level: at least level / (1 - level), 9 for 0.9
     */
    static double of(double[] values, double level) {
        int rank = rank(values.length, level);
        if (rank > values.length) {
            throw new IllegalArgumentException("intervals of level %s need at least %d images, got %d"
                    .formatted(level, min(level), values.length));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[rank - 1];
    }

    private static int rank(int count, double level) {
        double position = (count + 1) * level;
        return (int) Math.ceil(position - 1e-9 * count); // (9 + 1) * 0.9 may round to more than 9
    }

    private static int min(double level) {
        int count = 1;
        while (rank(count, level) > count) {
            count++;
        }
        return count;
    }
}
