package io.github.qptv2.doctor;

import java.util.Arrays;

/**
 * What raw outputs look like under the current conventions.
 *
 * @param lowest of the images as they are; not finite where an output is not
 * @param deviation standard deviation over these images, n - 1 in the denominator; 0 for a single one
 * @param repeatDifference largest difference between outputs of the same image alone, again and beside another
 * @param nonFinite outputs that are not finite, of all versions
 * @param outputs of all versions of all images
 */
public record OutputHealth(
        double lowest,
        double highest,
        double mean,
        double deviation,
        double repeatDifference,
        int nonFinite,
        int outputs) {

    /** More than this is no rounding. */
    static final double MOST_BETWEEN_REPEATS = 1e-5;

    /**
     * Measures.
     *
     * @param pristine outputs of the images as they are
     * @param all outputs of all versions
     */
    static OutputHealth of(double[] pristine, double[] all, double repeatDifference) {
        double mean = Arrays.stream(pristine).average().orElse(Double.NaN);
        double squares = Arrays.stream(pristine)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new OutputHealth(
                Arrays.stream(pristine).min().orElse(Double.NaN),
                Arrays.stream(pristine).max().orElse(Double.NaN),
                mean,
                pristine.length < 2 ? 0 : Math.sqrt(squares / (pristine.length - 1)),
                repeatDifference,
                (int) Arrays.stream(all)
                        .filter(value -> !Double.isFinite(value))
                        .count(),
                all.length);
    }

    /** Whether every image gets the same output. */
    boolean isConstant() {
        return lowest == highest;
    }

    /** Whether the same image always gets the same output, to rounding; NaN does not. */
    public boolean isRepeatable() {
        return repeatDifference <= MOST_BETWEEN_REPEATS;
    }
}
