package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HiVitParityTest {

    /** Holds across BLAS libraries. */
    private static final float FORWARD = 2e-5f;

    private static final HiVitConfig CONFIG = new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, true);
    private static final StateDict EXPECTED = GoldenTensors.read("hivit-micro.outputs.safetensors");

    @Test
    void everyStageEqualsTheReference() {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = network("hivit-micro.safetensors", Pooling.MEAN_THEN_NORM)) {
            var features = network.encoder().encode(TokenLayout.of(GoldenTensors.tensor(EXPECTED, "input")));

            assertEqual(features.stage1(), "stage1");
            assertEqual(features.stage2(), "stage2");
            assertEqual(features.tokens(), "tokens");
        }
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void bothPoolingOrdersEqualTheReference(Pooling pooling) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = network("hivit-micro.safetensors", pooling)) {
            Tensor patches = TokenLayout.of(GoldenTensors.tensor(EXPECTED, "input"));
            Tensor tokens = network.encoder().forward(patches);
            String order = pooling.name().toLowerCase(java.util.Locale.ROOT);

            assertEqual(network.pool(tokens, pooling), "pooled." + order);
            assertEqual(network.forward(patches), "score." + order);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hivit-micro.pth, 2e-5",
        "hivit-micro.legacy.pth, 2e-5",
        "hivit-micro.wrapped.pth, 2e-5",
        "hivit-micro.fp16.pth, 0.02",
        "hivit-micro.bf16.pth, 0.02",
    })
    void everyContainerGivesTheSameScores(String file, float tolerance) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = network(file, Pooling.MEAN_THEN_NORM)) {
            float[] scores = network.forward(TokenLayout.of(GoldenTensors.tensor(EXPECTED, "input")))
                    .toFloatArray();

            assertThat(scores)
                    .containsExactly(EXPECTED.get("score.mean_then_norm").toFloats(), within(tolerance));
        }
    }

    @Test
    void aTokensScoreIsThatOfAnImageOfThisTokenAlone() {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var network = network("hivit-micro.safetensors", Pooling.MEAN_THEN_NORM)) {
            Tensor tokens = GoldenTensors.tensor(EXPECTED, "tokens"); // (2, 16, 32)
            float[] local = network.tokenScores(tokens).toFloatArray(); // (2, 16)

            float[] alone = network.scores(tokens.select(0, 1).narrow(0, 5, 1).unsqueeze(0), Pooling.NORM_THEN_MEAN)
                    .toFloatArray();

            assertThat(local[16 + 5]).isEqualTo(alone[0], within(1e-6f));
        }
    }

    private static QualityNetwork network(String file, Pooling pooling) {
        var network = new QualityNetwork(CONFIG, 1e-6, pooling);
        network.load(GoldenTensors.read(file));
        return network;
    }

    private static void assertEqual(Tensor actual, String name) {
        var expected = EXPECTED.get(name);
        assertThat(actual.shape()).containsExactly(expected.shape());
        assertThat(actual.toFloatArray()).containsExactly(expected.toFloats(), within(FORWARD));
    }
}
