package io.github.qptv2.model;

import java.util.function.UnaryOperator;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;

/** A trainable scoring network for images or clips: an encoder, pooling, and a {@link QualityHead}. */
public abstract class ScoringNetwork extends Module {

    ScoringNetwork() {}

    /** Pools tokens (B, N, C) to one vector per image, (B, C). */
    static Tensor pooled(Tensor tokens, Pooling order, UnaryOperator<Tensor> norm) {
        return switch (order) {
            case MEAN_THEN_NORM -> norm.apply(tokens.mean(1));
            case NORM_THEN_MEAN -> norm.apply(tokens).mean(1);
        };
    }

    /** Configuration of the encoder, or of the image encoder that it is inflated from. */
    public abstract HiVitConfig shape();

    /** The quality head. */
    public abstract QualityHead head();

    /**
     * One vector per image or clip in training; the tape controls which activations are kept.
     *
     * @param tokens in the layout of {@link TokenLayout}
     * @return (B, C), for the {@link #head}
     */
    public abstract Tensor features(Tensor tokens, DropPath drops, Tape tape);
}
