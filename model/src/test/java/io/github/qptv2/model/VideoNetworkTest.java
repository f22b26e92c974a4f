package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class VideoNetworkTest {

    private static final HiVitConfig IMAGE = new HiVitConfig(48, 32, new HiVitConfig.Depths(1, 1, 2), 2, true);
    private static final VideoConfig CLIP = new VideoConfig(IMAGE, 6);
    private static final double EPSILON = 1e-6;

    /** Weights far from initial ones, bias tables included. */
    private static StateDict weights(QualityNetwork network) {
        network.parameters().values().forEach(weight -> weight.copyFrom(Tensor.uniform(-0.5, 0.5, weight.shape())));
        return network.state();
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void aClipOfEqualFramesHasTheScoreOfTheFrame(Pooling pooling) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var image = new QualityNetwork(IMAGE, EPSILON, pooling);
                var video = new VideoNetwork(CLIP, EPSILON, pooling)) {
            Ops.seed(3);
            video.load(Inflation.of(weights(image), CLIP.frames()));
            Tensor frames = Tensor.uniform(-2, 2, 2, 3, 48, 48);
            Tensor clips = frames.unsqueeze(2).expand(2, 3, 6, 48, 48);
            // single precision, over sums of 8 frames
            assertThat(video.forward(TokenLayout.ofClips(clips)).toFloatArray())
                    .containsExactly(image.forward(TokenLayout.of(frames)).toFloatArray(), within(1e-5f));
        }
    }

    @Test
    void theOrderOfFramesMattersOnceBiasesDifferInTime() {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var video = new VideoNetwork(CLIP, EPSILON, Pooling.MEAN_THEN_NORM)) {
            Ops.seed(5);
            video.parameters().values().forEach(weight -> weight.copyFrom(Tensor.uniform(-0.5, 0.5, weight.shape())));
            Tensor clip = Tensor.uniform(-2, 2, 1, 3, 6, 48, 48);
            float forwards = video.forward(TokenLayout.ofClips(clip)).item();
            float backwards = video.forward(TokenLayout.ofClips(clip.flip(2))).item();
            assertThat(forwards).isNotCloseTo(backwards, within(1e-4f));
        }
    }

    @Test
    void attentionByTimeStepsEqualsJointAttention() {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var encoder = new VideoHiVit(CLIP, EPSILON)) {
            Ops.seed(7);
            encoder.parameters().values().forEach(weight -> weight.copyFrom(Tensor.uniform(-0.5, 0.5, weight.shape())));
            Tensor tokens = TokenLayout.ofClips(Tensor.uniform(-2, 2, 1, 3, 6, 48, 48));
            assertThat(encoder.forward(tokens).toFloatArray())
                    .containsExactly(JointClip.tokens(encoder, tokens).toFloatArray(), within(1e-4f));
        }
    }
}
