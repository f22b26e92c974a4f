package io.github.qptv2.doctor;

import java.util.Arrays;

/**
 * Statistics of the raw outputs under the current inference configuration.
 *
 * @param lowest over the pristine images; not finite where an output is not
 * @param highest over the pristine images
 * @param mean over the pristine images
 * @param deviation standard deviation over the pristine images (denominator n - 1); 0 for a single image
 * @param repeatDifference largest difference between outputs of the same image alone, repeated and in a batch
 * @param nonFinite number of non-finite outputs of all versions
 * @param outputs number of outputs of all versions of all images
 */
public record OutputStatistics(
        double lowest,
        double highest,
        double mean,
        double deviation,
        double repeatDifference,
        int nonFinite,
        int outputs) {

    /** Larger differences are not rounding errors. */
    static final double MAX_REPEAT_DIFFERENCE = 1e-5;

    /**
     * Computes the statistics.
     *
     * @param pristine outputs of the pristine images
     * @param all outputs of all versions
     */
    static OutputStatistics of(double[] pristine, double[] all, double repeatDifference) {
        double mean = Arrays.stream(pristine).average().orElse(Double.NaN);
        double squaredErrors = Arrays.stream(pristine)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new OutputStatistics(
                Arrays.stream(pristine).min().orElse(Double.NaN),
                Arrays.stream(pristine).max().orElse(Double.NaN),
                mean,
                pristine.length < 2 ? 0 : Math.sqrt(squaredErrors / (pristine.length - 1)),
                repeatDifference,
                (int) Arrays.stream(all)
                        .filter(value -> !Double.isFinite(value))
                        .count(),
                all.length);
    }

    /** Whether all images have the same output. */
    boolean isConstant() {
        return lowest == highest;
    }

    /** Whether repeated outputs of an image agree up to rounding; false for NaN. */
    public boolean isRepeatable() {
        return repeatDifference <= MAX_REPEAT_DIFFERENCE;
    }
}
