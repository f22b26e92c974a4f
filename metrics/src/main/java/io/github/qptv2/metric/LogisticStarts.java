package io.github.qptv2.metric;

import java.util.Arrays;
import java.util.List;

import io.github.qptv2.metric.LogisticCurve.Logistic4;
import io.github.qptv2.metric.LogisticCurve.Logistic5;

/** Start values of the logistic fits for standardized predictions and standardized MOS. */
record LogisticStarts(double lowest, double highest) {

    /** Start values for these standardized MOS. */
    static LogisticStarts of(double[] mos) {
        return new LogisticStarts(
                Arrays.stream(mos).min().orElseThrow(), Arrays.stream(mos).max().orElseThrow());
    }

    /**
     * Curves between the lowest and the highest MOS, from steep to gentle.
     *
     * @param slope whose sign gives the direction
     */
    List<LogisticCurve> four(double slope) {
        double right = slope < 0 ? lowest : highest, left = slope < 0 ? highest : lowest;
        return List.of(
                new Logistic4(right, left, 0, 1),
                new Logistic4(right, left, 0, 0.25),
                new Logistic4(2 * right, 2 * left, 0, 2),
                new Logistic4(right, left, 1, 0.5),
                new Logistic4(right, left, -1, 0.5));
    }

    /** MOS range, 1/sd and mean of the predictions, 0 and mean of the MOS (Sheikh, Sabir and Bovik 2006). */
    List<LogisticCurve> fiveParameters() {
        return List.of(new Logistic5(highest - lowest, 1, 0, 0, 0));
    }
}
