package io.github.qptv2.scoring.bundle;

import java.util.Optional;

/**
 * What gives a model's raw output a meaning.
 *
 * @param rawMean mean of the raw output over the images it was fitted on
 * @param rawDeviation standard deviation of the same, above 0
 * @param mos the curve from raw output to opinion score, where opinions were at hand
 * @param percentiles standing among the images of a named set, where one was measured
 */
public record Calibration(
        double rawMean, double rawDeviation, Optional<MosMapping> mos, Optional<Percentiles> percentiles) {

    public Calibration {
        if (!Double.isFinite(rawMean) || !(rawDeviation > 0 && Double.isFinite(rawDeviation))) {
            throw new IllegalArgumentException(
                    "raw mean must be finite and raw deviation above 0, got " + rawMean + " and " + rawDeviation);
        }
    }
}
