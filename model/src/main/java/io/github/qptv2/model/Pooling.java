package io.github.qptv2.model;

import java.util.function.UnaryOperator;

import io.github.qptv2.tensor.Tensor;

/** How the tokens of an image become one vector; the checkpoints do not tell. */
public enum Pooling {
    /** Mean over the tokens, then the final LayerNorm: HiViT's own order. */
    MEAN_THEN_NORM,
    /** The final LayerNorm on every token, then the mean. */
    NORM_THEN_MEAN;

    /** (B, N, C) to (B, C). */
    Tensor of(Tensor tokens, UnaryOperator<Tensor> norm) {
        return switch (this) {
            case MEAN_THEN_NORM -> norm.apply(tokens.mean(1));
            case NORM_THEN_MEAN -> norm.apply(tokens).mean(1);
        };
    }
}
