package io.github.qptv2.model;

import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Mlp;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tensor;

/** The block of HiViT's first two stages: {@code x + mlp(norm2(x))}. */
final class MlpBlock extends Module {

    private final LayerNorm norm2;
    private final Mlp mlp;

    MlpBlock(int width, int ratio, double epsilon) {
        norm2 = child("norm2", new LayerNorm(width, epsilon));
        mlp = child("mlp", new Mlp(width, ratio * width));
    }

    /** Maps (..., width) to (..., width). */
    Tensor forward(Tensor x) {
        return mlp.forwardWithResidual(norm2.forward(x), x);
    }

    /** {@link #forward(Tensor)} with drop path for a branch, on (B, ..., width). */
    Tensor forward(Tensor x, DropPath drops, int branch) {
        return drops.isNone() ? forward(x) : x.add(drops.of(branch, mlp.forward(norm2.forward(x))));
    }
}
