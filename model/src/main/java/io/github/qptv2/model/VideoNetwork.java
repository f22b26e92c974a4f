package io.github.qptv2.model;

import io.github.qptv2.nn.Module;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;

/** An encoder for clips with a quality head: the network deduced for the published {@code vqa_*.pth}. */
public final class VideoNetwork extends Module {

    private final VideoHiVit encoder;
    private final QualityHead head;
    private final Pooling pooling;

    /**
     * A network with fresh weights.
     *
     * @param epsilon added to the variance in every LayerNorm
     */
    public VideoNetwork(VideoConfig config, double epsilon, Pooling pooling) {
        this.pooling = pooling;
        encoder = child("", new VideoHiVit(config, epsilon));
        head = child("quality_regressor", new QualityHead(config.image().width()));
    }

    /** The encoder inside. */
    public VideoHiVit encoder() {
        return encoder;
    }

    /** Raw scores, (B), of clips cut into units, (B, T N, 4, 4, 96), see {@link Units#ofClips}. */
    public Tensor forward(Tensor units) {
        return Scope.run(() -> {
            Tensor tokens = encoder.forward(units); // (B, T N, C)
            return head.forward(
                    switch (pooling) {
                        case MEAN_THEN_NORM -> encoder.normalise(tokens.mean(1));
                        case NORM_THEN_MEAN -> encoder.normalise(tokens).mean(1);
                    });
        });
    }
}
