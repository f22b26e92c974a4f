package io.github.qptv2.finetune.config;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.scoring.bundle.Normalization;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Normalization of a network's input, and its pooling.
 *
 * @param epsilon added to the variance in every LayerNorm, in (0, 1)
 */
public record InputConfig(Pooling pooling, double epsilon, ChannelOrder channels, Normalization normalization) {

    static final InputConfig DEFAULT =
            new InputConfig(Pooling.MEAN_THEN_NORM, 1e-6, ChannelOrder.RGB, Normalization.IMAGENET);

    /** Checks the range. */
    public InputConfig {
        require(epsilon > 0 && epsilon < 1, "init.input.epsilon must be in (0, 1)", epsilon);
    }
}
