package io.github.qptv2.architecture;

/** How the tokens of an image become one vector; the checkpoints do not tell. */
public enum Pooling {
    /** Mean over the tokens, then the final LayerNorm: HiViT's own order. */
    MEAN_THEN_NORM,
    /** The final LayerNorm on every token, then the mean. */
    NORM_THEN_MEAN
}
