package io.github.qptv2.pretrain;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Masking of tokens and the target of their reconstruction.
 *
 * @param ratio share of tokens that are masked, in [0, 1); above 0 where a loss is on masked tokens
 * @param target image that is reconstructed
 * @param normPix whether each token of the target is normalized by its own mean and deviation (MAE's norm-pix loss)
 */
public record MaskingConfig(double ratio, TargetImage target, boolean normPix) {

    /** Checks the range. */
    public MaskingConfig {
        require(ratio >= 0 && ratio < 1, "masking.ratio must be in [0, 1)", ratio);
    }
}
