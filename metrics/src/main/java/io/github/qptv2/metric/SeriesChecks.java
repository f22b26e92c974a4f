package io.github.qptv2.metric;

import java.util.Arrays;

/** Preconditions of every agreement measure. */
final class SeriesChecks {

    /** Larger values let sums of squares overflow. */
    private static final double MAX = 1e100;

    private SeriesChecks() {}

    /** Throws unless both series lie in [-1e100, 1e100] and have the same length of at least 2. */
    static void require(double[] predicted, double[] mos) {
        if (predicted.length != mos.length) {
            throw new IllegalArgumentException("predictions and MOS must have the same length, got %d and %d"
                    .formatted(predicted.length, mos.length));
        }
        if (predicted.length < 2) {
            throw new IllegalArgumentException("agreement needs at least 2 pairs, got " + predicted.length);
        }
        requireFinite("predictions", predicted);
        requireFinite("MOS", mos);
    }

    /** Throws unless every value and its second power are finite. */
    private static void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= MAX)) {
                throw new IllegalArgumentException(
                        "%s must lie in [-1e100, 1e100], got %s at index %d".formatted(name, values[i], i));
            }
        }
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
