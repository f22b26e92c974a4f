package io.github.qptv2.model;

import io.github.qptv2.nn.Attention;
import io.github.qptv2.nn.LayerNorm;
import io.github.qptv2.nn.Mlp;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A pre-norm transformer block. */
final class AttentionBlock extends Module {

    private final LayerNorm norm1;
    private final Attention attn;
    private final LayerNorm norm2;
    private final Mlp mlp;

    /**
     * A block of {@code width} channels and an MLP of four times as many.
     *
     * @param relativePositions rows of the relative position bias table, 0 for none
     */
    AttentionBlock(int width, int heads, int relativePositions, double epsilon) {
        norm1 = child("norm1", new LayerNorm(width, epsilon));
        attn = child("attn", new Attention(width, heads, relativePositions));
        norm2 = child("norm2", new LayerNorm(width, epsilon));
        mlp = child("mlp", new Mlp(width, HiVitConfig.MAIN_RATIO * width));
    }

    /**
     * Maps tokens (B, N, width) to (B, N, width).
     *
     * @param index rows of the bias table, (N, N), or null where the block has no bias
     */
    Tensor forward(Tensor x, @Nullable Tensor index) {
        Tensor bias = index == null ? null : attn.bias(index);
        Tensor attended = x.add(attn.forward(norm1.forward(x), bias)); // (B, N, C)
        return attended.add(mlp.forward(norm2.forward(attended)));
    }
}
