package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;

/** An encoder with a quality head: the network in the published {@code iqa.pth} and {@code iaa.pth}. */
public final class QualityNetwork extends ScoringNetwork {

    private final HiVit encoder;
    private final QualityHead head;
    private final Pooling pooling;

    /**
     * A network with random weights.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public QualityNetwork(HiVitConfig config, double epsilon, Pooling pooling) {
        this(config, epsilon, pooling, 1);
    }

    /**
     * A network with random weights whose head has a distribution over ratings.
     *
     * @param epsilon added to the variance in every LayerNorm
     * @param grades number of ratings, 1 for a single score
     */
    public QualityNetwork(HiVitConfig config, double epsilon, Pooling pooling, int grades) {
        this.pooling = pooling;
        encoder = child("", new HiVit(config, epsilon));
        head = child("quality_regressor", new QualityHead(config.width(), grades));
    }

    /** The encoder. */
    public HiVit encoder() {
        return encoder;
    }

    @Override
    public HiVitConfig shape() {
        return encoder.config();
    }

    @Override
    public QualityHead head() {
        return head;
    }

    @Override
    public Tensor features(Tensor tokens, DropPath drops, Tape tape) {
        return Scope.run(() -> pool(encoder.encode(tokens, drops, tape), pooling));
    }

    /**
     * As {@link #features(Tensor, DropPath, Tape)}, from some tokens of each image: patch dropout, which saves the cost
     * of the others (Liu et al., <i>PatchDropout</i>, WACV 2023).
     *
     * @param tokens (B, K, 4, 4, 48)
     * @param kept index of each token in its image, (B, K)
     */
    public Tensor features(Tensor tokens, Tensor kept, DropPath drops, Tape tape) {
        return Scope.run(() -> pool(encoder.encode(tokens, kept, drops, tape).tokens(), pooling));
    }

    /**
     * Encoded tokens in training, not normalized, for additional heads; {@link #pool(Tensor)} makes features of them.
     *
     * @param tokens (B, N, 4, 4, 48)
     * @return (B, N, C)
     */
    public Tensor tokens(Tensor tokens, DropPath drops, Tape tape) {
        return Scope.run(() -> encoder.encode(tokens, drops, tape));
    }

    /**
     * As {@link #tokens(Tensor, DropPath, Tape)}, of some tokens of each image.
     *
     * @param tokens (B, K, 4, 4, 48)
     * @param kept index of each token in its image, (B, K)
     * @return (B, K, C)
     */
    public Tensor tokens(Tensor tokens, Tensor kept, DropPath drops, Tape tape) {
        return Scope.run(() -> encoder.encode(tokens, kept, drops, tape).tokens());
    }

    /** Applies the encoder's final LayerNorm to tokens. */
    public Tensor normalized(Tensor tokens) {
        return encoder.normalize(tokens);
    }

    /** Pools tokens (B, N, C), not normalized, to one vector per image for the head, (B, C). */
    public Tensor pool(Tensor tokens) {
        return pool(tokens, pooling);
    }

    /** Raw scores, (B), of images as tokens of {@link TokenLayout}, (B, N, 4, 4, 48). */
    public Tensor forward(Tensor tokens) {
        return Scope.run(() -> scores(encoder.forward(tokens), pooling));
    }

    /**
     * Raw scores of encoded tokens, so that one pass serves both pooling orders.
     *
     * @param tokens (B, N, C), not normalized
     * @return (B)
     */
    public Tensor scores(Tensor tokens, Pooling order) {
        return head.forward(pool(tokens, order));
    }

    /** Pools tokens (B, N, C), not normalized, to one vector per image, (B, C). */
    public Tensor pool(Tensor tokens, Pooling order) {
        return pooled(tokens, order, encoder::normalize);
    }

    /**
     * The head's score of each token: a map of contributions to the score, not of MOS.
     *
     * @param tokens (B, N, C), not normalized
     * @return (B, N)
     */
    public Tensor tokenScores(Tensor tokens) {
        return head.forward(encoder.normalize(tokens));
    }
}
