package io.github.qptv2.scoring.bundle;

import java.util.Optional;

/**
 * Maps a model's raw output to MOS and percentiles.
 *
 * @param rawMean mean of the raw output over the images that the calibration was fitted to
 * @param rawDeviation standard deviation of the same, above 0
 * @param mos logistic mapping to MOS, if human ratings were available
 * @param percentiles distribution of the raw output over a named set, if one was measured
 * @since 0.1
 */
public record Calibration(
        double rawMean, double rawDeviation, Optional<MosMapping> mos, Optional<Percentiles> percentiles) {

    /** Checks the ranges. */
    public Calibration {
        if (!Double.isFinite(rawMean) || !(rawDeviation > 0 && Double.isFinite(rawDeviation))) {
            throw new IllegalArgumentException(
                    "raw mean must be finite and raw deviation above 0, got " + rawMean + " and " + rawDeviation);
        }
    }
}
