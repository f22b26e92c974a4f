package io.github.qptv2.architecture;

/**
 * Whether global average pooling comes before or after the final LayerNorm (timm: {@code fc_norm}); checkpoints do not
 * record it.
 */
public enum Pooling {
    /** Mean over the tokens, then the final LayerNorm, as in the HiViT authors' code. */
    MEAN_THEN_NORM,
    /** The final LayerNorm on every token, then the mean. */
    NORM_THEN_MEAN
}
