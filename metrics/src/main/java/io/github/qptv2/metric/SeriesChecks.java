package io.github.qptv2.metric;

import java.util.Arrays;

/** What every measure of agreement asks of its two series. */
final class SeriesChecks {

    /** Beyond this, sums of squares would soon be infinite. */
    private static final double MOST = 1e100;

    private SeriesChecks() {}

    /** Throws unless both series are numbers within 1e100 of 0, of one length, and that length is at least 2. */
    static void require(double[] predicted, double[] mos) {
        if (predicted.length != mos.length) {
            throw new IllegalArgumentException(
                    "predictions and opinions must be as many, got %d and %d".formatted(predicted.length, mos.length));
        }
        if (predicted.length < 2) {
            throw new IllegalArgumentException("agreement needs at least 2 pairs, got " + predicted.length);
        }
        requireFinite("predictions", predicted);
        requireFinite("opinions", mos);
    }

    /** Throws unless every value is a number whose square is one, too. */
    private static void requireFinite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!(Math.abs(values[i]) <= MOST)) {
                throw new IllegalArgumentException(
                        "%s must be numbers within 1e100 of 0, got %s at %d".formatted(name, values[i], i));
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
