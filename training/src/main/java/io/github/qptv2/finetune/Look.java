package io.github.qptv2.finetune;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.scoring.Channels;
import io.github.qptv2.scoring.Normalisation;

import static io.github.qptv2.train.Rule.require;

/**
 * How a network reads a picture.
 *
 * @param epsilon added to the variance in every LayerNorm, in (0, 1)
 */
public record Look(Pooling pooling, double epsilon, Channels channels, Normalisation normalisation) {

    static final Look DEFAULT = new Look(Pooling.MEAN_THEN_NORM, 1e-6, Channels.RGB, Normalisation.IMAGENET);

    /** Checks the range. */
    public Look {
        require(epsilon > 0 && epsilon < 1, "start.look.epsilon must be in (0, 1)", epsilon);
    }
}
