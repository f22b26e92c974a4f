package io.github.qptv2.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.tensor.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArchitectureDetectionTest {

    static HiVitConfig[] shapes() {
        return new HiVitConfig[] {
            HiVitConfig.MICRO,
            HiVitConfig.MICRO.withImageSize(112),
            new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, true),
            new HiVitConfig(32, 64, new Depths(2, 1, 3), 1, false),
        };
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aNetworkHasExactlyTheWeightsOfItsLayout(HiVitConfig config) {
        try (var scope = Scope.open();
                var network = new QualityNetwork(config, 1e-6, Pooling.MEAN_THEN_NORM)) {
            var shapes = new LinkedHashMap<String, long[]>();
            network.parameters().forEach((name, tensor) -> shapes.put(name, tensor.shape()));

            var layout = Layout.network(config);
            assertThat(shapes.keySet()).containsExactlyInAnyOrderElementsOf(layout.keySet());
            layout.forEach(
                    (name, shape) -> assertThat(shapes.get(name)).as(name).containsExactly(shape));
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theShapeOfANetworkIsDetectedFromItsWeights(HiVitConfig config) {
        assertThat(Architecture.detect(empty(Layout.network(config)))).isEqualTo(new Architecture(config, 1, true));
        assertThat(Architecture.detect(empty(Layout.encoder(config)))).isEqualTo(new Architecture(config, 1, false));
    }

    @Test
    void thePublishedLayoutHas172TensorsAnd18859789Elements() {
        var layout = Layout.network(HiVitConfig.TINY);
        long parameters = layout.values().stream()
                .mapToLong(ArchitectureDetectionTest::product)
                .sum();

        // the checkpoints add one buffer, the index of 196 x 196 pairs
        assertThat(layout.size() + 1).isEqualTo(172);
        assertThat(parameters + 196 * 196).isEqualTo(18_859_789);
        assertThat(HiVitConfig.TINY.name()).isEqualTo("hivit-tiny");
        assertThat(HiVitConfig.TINY.withImageSize(448).name()).isEqualTo("hivit-custom");
    }

    @Test
    void aClipNetworkIsDetectedByItsTemporalConvolution() {
        var shapes = Layout.network(new HiVitConfig(32, 32, new Depths(1, 1, 1), 2, true));
        shapes.put("patch_embed.proj.weight", new long[] {8, 3, 2, 4, 4});
        shapes.put("absolute_pos_embed", new long[] {1, 3 * 2 * 2, 32});
        shapes.put("blocks.6.attn.relative_position_bias_table", new long[] {5 * 3 * 3, 2});

        var found = Architecture.detect(empty(shapes));

        assertThat(found.frames()).isEqualTo(6);
        assertThat(found.config().imageSize()).isEqualTo(32);
        assertThat(found.name()).isEqualTo("hivit-custom-video");
    }

    @Test
    void otherWeightsAreRefusedWithWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Architecture.detect(empty(Map.of("conv1.weight", new long[] {64, 3, 7, 7}))))
                .withMessage("not a HiViT checkpoint: it has no patch_embed.proj.weight; its tensors are conv1.weight");

        var shapes = Layout.network(HiVitConfig.MICRO);
        shapes.remove("blocks.2.reduction.weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Architecture.detect(empty(shapes)))
                .withMessageContaining("two patch merges");
    }

    private static long product(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private static StateDict empty(Map<String, long[]> shapes) {
        var weights = new LinkedHashMap<String, Weight>();
        shapes.forEach((name, shape) -> weights.put(name, Weight.of(new float[(int) product(shape)], shape)));
        return StateDict.of(weights);
    }
}
