package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.tensor.Tensor;

/** The reconstruction target: the pixels of each token. */
final class PixelTarget {

    /** Values of one token: 16 x 16 pixels of 3 channels. */
    static final int VALUES = 3 * HiVitConfig.TOKEN * HiVitConfig.TOKEN;

    private static final double EPSILON = 1e-6;

    private PixelTarget() {}

    /** Pixels in the order (y, x, channel): (B, 3, S, S) to (B, N, 768). */
    static Tensor of(Tensor images) {
        long B = images.size(0), side = HiVitConfig.TOKEN, grid = images.size(2) / side;
        return images.reshape(B, 3, grid, side, grid, side)
                .permute(0, 2, 4, 3, 5, 1)
                .reshape(B, grid * grid, VALUES);
    }

    /** Normalizes each token to mean 0 and unbiased variance 1, with epsilon 1e-6 (He et al., 2022). */
    static Tensor normalized(Tensor tokens) {
        Tensor centered = tokens.sub(tokens.mean(-1).unsqueeze(-1)); // (B, N, 768)
        Tensor variance = centered.square().mean(-1).unsqueeze(-1).mul((double) VALUES / (VALUES - 1)); // (B, N, 1)
        return centered.div(variance.add(EPSILON).sqrt());
    }
}
