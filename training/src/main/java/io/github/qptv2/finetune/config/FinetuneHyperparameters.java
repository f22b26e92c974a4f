package io.github.qptv2.finetune.config;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Fine-tuning hyperparameters.
 *
 * @param layerDecay layer-wise decay of the learning rate, in (0, 1]; 1 for none
 * @param encoderRate ratio of the encoder's learning rate to the head's, before {@code layerDecay}, in (0, 1]
 * @param dropPath drop-path probability of the last block, in [0, 1), falling linearly to 0 at the first one
 * @param dropout of the head's hidden layer, in [0, 1)
 * @param headEpochs initial epochs that train only the head, at the peak learning rate; at least 0
 * @param patchKeepRatio share of a crop's tokens that a step uses, in (0, 1]; the others are dropped at random before
 *     the first stage (Liu et al., <i>PatchDropout</i>, WACV 2023)
 */
public record FinetuneHyperparameters(
        double layerDecay,
        double encoderRate,
        double dropPath,
        double dropout,
        double headEpochs,
        double patchKeepRatio) {
    /** Checks the ranges. */
    public FinetuneHyperparameters {
        require(layerDecay > 0 && layerDecay <= 1, "tuning.layer-decay must be in (0, 1]", layerDecay);
        require(encoderRate > 0 && encoderRate <= 1, "tuning.encoder-rate must be in (0, 1]", encoderRate);
        require(dropPath >= 0 && dropPath < 1, "tuning.drop-path must be in [0, 1)", dropPath);
        require(dropout >= 0 && dropout < 1, "tuning.dropout must be in [0, 1)", dropout);
        require(headEpochs >= 0, "tuning.head-epochs must be at least 0", headEpochs);
        require(patchKeepRatio > 0 && patchKeepRatio <= 1, "tuning.patch-keep-ratio must be in (0, 1]", patchKeepRatio);
    }
}
