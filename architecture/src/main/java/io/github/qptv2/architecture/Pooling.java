package io.github.qptv2.architecture;

/** The order of mean and LayerNorm that makes one vector of an image's tokens; checkpoints do not record it. */
public enum Pooling {
    /** Mean over the tokens, then the final LayerNorm: HiViT's own order. */
    MEAN_THEN_NORM,
    /** The final LayerNorm on every token, then the mean. */
    NORM_THEN_MEAN
}
