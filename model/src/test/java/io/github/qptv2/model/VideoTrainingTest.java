package io.github.qptv2.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.CheckpointingTape;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.Gradients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VideoTrainingTest {

    private static final HiVitConfig IMAGE = new HiVitConfig(32, 32, new HiVitConfig.Depths(1, 1, 2), 2, true);
    private static final int FRAMES = 4;

    private static Tensor tokens() {
        return TokenLayout.ofClips(Tensor.uniform(-2, 2, 2, 3, FRAMES, 32, 32));
    }

    @BeforeEach
    void seed() {
        Ops.seed(11);
    }

    private static VideoNetwork network() {
        var network = new VideoNetwork(new VideoConfig(IMAGE, FRAMES), 1e-6, Pooling.MEAN_THEN_NORM);
        network.parameters().values().forEach(weight -> weight.copyFrom(Tensor.uniform(-0.5, 0.5, weight.shape())));
        return network;
    }

    private static DropPath someSkipped() {
        int branches = DropPath.branches(IMAGE);
        var drawn = new float[2 * branches];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = i % 3 == 0 ? 0.01f : 0.9f; // below the rate: skipped
        }
        return DropPath.of(IMAGE, 0.5, new UniformNoise(drawn, 2, Device.CPU));
    }

    private static Map<String, float[]> gradients(VideoNetwork network, Tensor tokens, Tape tape) {
        var gradients = new LinkedHashMap<String, float[]>();
        try (var scope = Scope.open();
                tape) {
            tape.backward(network.head()
                    .forward(network.features(tokens, someSkipped(), tape))
                    .sum());
            var found = new Gradients(network.parameters());
            int at = 0;
            for (var parameter : network.parameters().keySet()) {
                gradients.put(parameter, found.all().get(at++).toFloatArray());
            }
            found.forget();
        }
        return gradients;
    }

    @Test
    void recomputedBlocksGiveTheGradientsOfThePlainPassBitForBit() {
        try (var scope = Scope.open();
                var network = network()) {
            Tensor tokens = tokens();
            var plain = gradients(network, tokens, PlainTape.INSTANCE);
            var recomputed = gradients(network, tokens, new CheckpointingTape());

            assertThat(plain).hasSameSizeAs(network.parameters());
            plain.forEach((parameter, gradient) -> {
                assertThat(recomputed.get(parameter)).as(parameter).isEqualTo(gradient);
                assertThat(gradient).as(parameter).isNotEqualTo(new float[gradient.length]);
            });
        }
    }

    @Test
    void withoutDropPathTrainingGivesTheFeaturesOfScoring() {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = network()) {
            Tensor tokens = tokens();
            float[] trained = network.head()
                    .forward(network.features(tokens, DropPath.NONE, PlainTape.INSTANCE))
                    .toFloatArray();
            assertThat(trained).containsExactly(network.forward(tokens).toFloatArray());
            assertThat(network.features(tokens, someSkipped(), PlainTape.INSTANCE)
                            .toFloatArray())
                    .isNotEqualTo(network.features(tokens, DropPath.NONE, PlainTape.INSTANCE)
                            .toFloatArray());
        }
    }
}
