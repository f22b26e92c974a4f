package io.github.qptv2.finetune.config;

import static io.github.qptv2.train.Preconditions.require;

/**
 * How a network that knows something already is moved.
 *
 * @param layerDecay of the learning rate from each block to the one before it, in (0, 1]; 1 for none
 * @param encoderRate share of the head's learning rate that the encoder has, before {@code layerDecay}, in (0, 1]
 * @param dropPath probability that a residual branch of the last block is skipped, in [0, 1); less before it
 * @param dropout probability that a hidden value of the head is dropped, in [0, 1)
 * @param headEpochs epochs at the beginning in which the head alone is trained, at the full rate; at least 0
 * @param patchKeepRatio share of each labeled crop's units that are looked at in a step, in (0, 1]; the others are
 *     dropped at random before the first stage, and cost nothing (Liu et al., <i>PatchDropout</i>, WACV 2023)
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
