package io.github.qptv2.model;

import io.github.qptv2.tensor.Tensor;

/**
 * Fixed two-dimensional sine-cosine position embeddings (He et al., <i>Masked Autoencoders</i>, CVPR 2022, after
 * Vaswani et al., 2017).
 */
final class SinCosPositions {

    private static final double MAX_LENGTH = 10_000;

    private SinCosPositions() {}

    /**
     * The first half of the channels encodes the column, the second half the row; each half has sines, then cosines, of
     * {@code position / 10000^(i / (width / 4))}.
     *
     * @param grid tokens along one side
     * @param width channels, a multiple of 4
     * @return (1, grid², width)
     */
    static Tensor positions(int grid, int width) {
        if (width % 4 != 0) {
            throw new IllegalArgumentException("width must be a multiple of 4, got " + width);
        }
        int quarter = width / 4;
        var values = new float[grid * grid * width];
        for (int token = 0; token < grid * grid; token++) {
            int row = token / grid, column = token % grid;
            for (int i = 0; i < quarter; i++) {
                double frequency = Math.pow(MAX_LENGTH, -(double) i / quarter);
                int at = token * width + i;
                values[at] = (float) Math.sin(column * frequency);
                values[at + quarter] = (float) Math.cos(column * frequency);
                values[at + 2 * quarter] = (float) Math.sin(row * frequency);
                values[at + 3 * quarter] = (float) Math.cos(row * frequency);
            }
        }
        return Tensor.of(values, 1, (long) grid * grid, width);
    }
}
