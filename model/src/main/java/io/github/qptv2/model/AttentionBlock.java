package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
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
     * A block of {@code width} channels; the hidden width of its MLP is four times that.
     *
     * @param relativePositions rows of the relative position bias table, or 0 for none
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
     * @param bias added to the logits, broadcast to (B, H, N, N), or null if the block has none
     */
    Tensor forward(Tensor x, @Nullable Tensor bias) {
        Tensor all = project(x);
        return forward(x, all, all, bias);
    }

    /** {@link #forward(Tensor, Tensor)} with drop path for a branch and the next one. */
    Tensor forward(Tensor x, @Nullable Tensor bias, DropPath drops, int branch) {
        if (drops.isNone()) {
            return forward(x, bias);
        }
        Tensor attended = x.add(drops.of(branch, attn.forward(norm1.forward(x), bias))); // (B, N, C)
        return attended.add(drops.of(branch + 1, mlp.forward(norm2.forward(attended))));
    }

    /** Queries, keys and values of tokens (B, N, width): (B, N, 3 width). */
    Tensor project(Tensor x) {
        return attn.project(norm1.forward(x));
    }

    /**
     * Maps some tokens (B, K, width) to (B, K, width).
     *
     * @param own result of {@link #project} for them, (B, K, 3 width)
     * @param all result of {@link #project} for all tokens of the image, (B, N, 3 width)
     * @param bias added to the logits, broadcast to (B, H, K, N), or null if the block has none
     */
    Tensor forward(Tensor x, Tensor own, Tensor all, @Nullable Tensor bias) {
        Tensor attended = attn.forwardWithResidual(own, all, bias, x); // (B, K, C)
        return mlp.forwardWithResidual(norm2.forward(attended), attended);
    }

    /**
     * Queries of some tokens, keys and values of all.
     *
     * @param x (B, K, width)
     * @param own result of {@link #project} for them, (B, K, 3 width)
     * @param all result of {@link #project} for all tokens, (B, N, 3 width)
     * @param bias added to the logits, broadcast to (B, H, K, N), or null if the block has none
     */
    record Queries(Tensor x, Tensor own, Tensor all, @Nullable Tensor bias) {}

    /** Maps some tokens, with drop path for a branch and the next one. */
    Tensor forward(Queries queries, DropPath drops, int branch) {
        if (drops.isNone()) {
            return forward(queries.x(), queries.own(), queries.all(), queries.bias());
        }
        Tensor branchOutput = attn.attention(queries.own(), queries.all(), queries.bias());
        Tensor attended = queries.x().add(drops.of(branch, branchOutput)); // (B, K, C)
        return attended.add(drops.of(branch + 1, mlp.forward(norm2.forward(attended))));
    }

    /** The bias table, (offsets, H). */
    Tensor biasTable() {
        return attn.biasTable();
    }

    /** Biases of all pairs of tokens, (H, N, N), by rows of the table, (N, N). */
    Tensor bias(Tensor index) {
        return attn.bias(index);
    }
}
