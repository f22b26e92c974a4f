package io.github.qptv2.model;

import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Linear;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tensor;

/** Patch merging: joins each 2 x 2 neighborhood within a token to one patch of twice the width. */
final class PatchMerge extends Module {

    private final LayerNorm norm;
    private final Linear reduction;

    /** Merging of patches of {@code width} channels. */
    PatchMerge(int width, double epsilon) {
        norm = child("norm", new LayerNorm(4 * width, epsilon));
        reduction = child("reduction", new Linear(4 * width, 2 * width, false));
    }

    /** Maps (B, N, s, s, C) to (B, N, s/2, s/2, 2C). */
    Tensor forward(Tensor x) {
        long B = x.size(0), N = x.size(1), side = x.size(2) / 2, C = x.size(4);
        // neighbors column by column: (row 0, col 0), (row 1, col 0), (row 0, col 1), (row 1, col 1)
        Tensor joined = x.reshape(B, N, side, 2, side, 2, C)
                .permute(0, 1, 2, 4, 5, 3, 6)
                .reshape(B, N, side, side, 4 * C);
        return reduction.forward(norm.forward(joined)); // (B, N, s/2, s/2, 2C)
    }
}
