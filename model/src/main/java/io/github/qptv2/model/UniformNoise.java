package io.github.qptv2.model;

import io.github.qptv2.device.Device;

/**
 * Uniform random numbers drawn in advance, so that dropout in a step is reproducible.
 *
 * @param values uniform in [0, 1), row by row; not copied
 * @param rows one per image
 * @param device of the resulting tensors
 */
@SuppressWarnings("ArrayRecordComponent") // passed between two steps, never compared
public record UniformNoise(float[] values, int rows, Device device) {

    /** Checks that rows have equal lengths. */
    public UniformNoise {
        if (rows < 1 || values.length % rows != 0) {
            throw new IllegalArgumentException(
                    "noise must fill its rows, got %d numbers in %d rows".formatted(values.length, rows));
        }
    }

    int width() {
        return values.length / rows;
    }

    /** A dropout factor per row: 0 with a probability, else 1 / (1 - probability). */
    float[] kept(int column, double probability) {
        var kept = new float[rows];
        for (int row = 0; row < rows; row++) {
            kept[row] = kept(values[row * width() + column], probability);
        }
        return kept;
    }

    /** A dropout factor per number. */
    float[] kept(double probability) {
        var kept = new float[values.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = kept(values[i], probability);
        }
        return kept;
    }

    private static float kept(float number, double probability) {
        return number < probability ? 0 : (float) (1 / (1 - probability));
    }
}
