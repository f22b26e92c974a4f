package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;

/** An encoder for clips with a quality head: the network deduced for the published {@code vqa_*.pth}. */
public final class VideoNetwork extends ScoringNetwork {

    private final VideoHiVit encoder;
    private final QualityHead head;
    private final Pooling pooling;

    /**
     * A network with random weights.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public VideoNetwork(VideoConfig config, double epsilon, Pooling pooling) {
        this.pooling = pooling;
        encoder = child("", new VideoHiVit(config, epsilon));
        head = child("quality_regressor", new QualityHead(config.image().width()));
    }

    /** The encoder. */
    public VideoHiVit encoder() {
        return encoder;
    }

    @Override
    public HiVitConfig shape() {
        return encoder.config().image();
    }

    @Override
    public QualityHead head() {
        return head;
    }

    @Override
    public Tensor features(Tensor tokens, DropPath drops, Tape tape) {
        return Scope.run(() -> pool(encoder.encode(tokens, drops, tape)));
    }

    /** Raw scores, (B), of clips cut into tokens, (B, T N, 4, 4, 96), see {@link TokenLayout#ofClips}. */
    public Tensor forward(Tensor tokens) {
        return Scope.run(() -> head.forward(pool(encoder.forward(tokens))));
    }

    /** Pools tokens (B, T N, C), not normalized, to one vector per clip, (B, C). */
    private Tensor pool(Tensor tokens) {
        return pooled(tokens, pooling, encoder::normalize);
    }
}
