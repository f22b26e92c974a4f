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
     * A network with fresh weights.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public QualityNetwork(HiVitConfig config, double epsilon, Pooling pooling) {
        this.pooling = pooling;
        encoder = child("", new HiVit(config, epsilon));
        head = child("quality_regressor", new QualityHead(config.width()));
    }

    /** The encoder inside. */
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
     * As {@link #features(Tensor, DropPath, Tape)}, from some tokens of each image: the others cost nothing, and the
     * network learns to judge from parts (Liu et al., <i>PatchDropout</i>, WACV 2023).
     *
     * @param tokens (B, K, 4, 4, 48)
     * @param kept which unit of its image each is, (B, K)
     */
    public Tensor features(Tensor tokens, Tensor kept, DropPath drops, Tape tape) {
        return Scope.run(() -> pool(encoder.encode(tokens, kept, drops, tape).tokens(), pooling));
    }

    /**
     * Tokens in training, not normalized, from which {@link #pool(Tensor)} makes features: for further heads beside the
     * quality head.
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
     * @param kept which unit of its image each is, (B, K)
     * @return (B, K, C)
     */
    public Tensor tokens(Tensor tokens, Tensor kept, DropPath drops, Tape tape) {
        return Scope.run(() -> encoder.encode(tokens, kept, drops, tape).tokens());
    }

    /** Tokens after the encoder's last norm. */
    public Tensor normalized(Tensor tokens) {
        return encoder.normalize(tokens);
    }

    /** One vector an image for the head, (B, C), from tokens (B, N, C) that are not normalized. */
    public Tensor pool(Tensor tokens) {
        return pool(tokens, pooling);
    }

    /** Raw scores, (B), of images cut into {@link TokenLayout}, (B, N, 4, 4, 48). */
    public Tensor forward(Tensor tokens) {
        return Scope.run(() -> scores(encoder.forward(tokens), pooling));
    }

    /**
     * Raw scores from tokens that are encoded already, so that both orders can be had from one pass.
     *
     * @param tokens (B, N, C), not normalized
     * @return (B)
     */
    public Tensor scores(Tensor tokens, Pooling order) {
        return head.forward(pool(tokens, order));
    }

    /** One vector an image, (B, C), from tokens (B, N, C) that are not normalized. */
    public Tensor pool(Tensor tokens, Pooling order) {
        return pooled(tokens, order, encoder::normalize);
    }

    /**
     * What the head says of each token by itself: a map of where the score comes from, not of opinion scores.
     *
     * @param tokens (B, N, C), not normalized
     * @return (B, N)
     */
    public Tensor tokenScores(Tensor tokens) {
        return head.forward(encoder.normalize(tokens));
    }
}
