package io.github.qptv2.model;

import io.github.qptv2.device.Device;

/**
 * Numbers drawn beforehand, so that what is dropped in a step depends on nothing else.
 *
 * @param values uniform in [0, 1), row by row; not a copy
 * @param rows one for each image
 * @param device of what is made from them
 */
@SuppressWarnings("ArrayRecordComponent") // passed between two steps, never compared
public record UniformNoise(float[] values, int rows, Device device) {

    /** Checks that rows are equally long. */
    public UniformNoise {
        if (rows < 1 || values.length % rows != 0) {
            throw new IllegalArgumentException(
                    "noise must fill its rows, got %d numbers in %d rows".formatted(values.length, rows));
        }
    }

    int width() {
        return values.length / rows;
    }

    /** For each row 0 with a probability, else 1 / (1 - probability). */
    float[] kept(int column, double probability) {
        var kept = new float[rows];
        for (int row = 0; row < rows; row++) {
            kept[row] = kept(values[row * width() + column], probability);
        }
        return kept;
    }

    /** The same for every number. */
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
