package io.github.qptv2.finetune;

import java.util.List;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.architecture.Layout;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.finetune.config.FinetuneHyperparameters;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.optim.AdamW;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LayerRatesTest {

    private static final double EXACT = 1e-12;

    /** 4 MLP and 10 attention blocks: ids 1 to 14, and 15 for what is last. */
    private final LayerRates tiny = new LayerRates(HiVitConfig.TINY, tuning(0.85, 1));

    private static FinetuneHyperparameters tuning(double layerDecay, double encoderRate) {
        return new FinetuneHyperparameters(layerDecay, encoderRate, 0.1, 0.1, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "absolute_pos_embed, 0",
        "patch_embed.proj.weight, 0",
        "patch_embed.norm.bias, 0",
        "blocks.0.mlp.fc1.weight, 1",
        "blocks.1.norm2.weight, 2",
        "blocks.2.reduction.weight, 2", // a merge, with the block before
        "blocks.3.mlp.fc2.bias, 3",
        "blocks.4.mlp.fc2.bias, 4",
        "blocks.5.norm.weight, 4", // the other merge
        "blocks.6.attn.relative_position_bias_table, 5",
        "blocks.15.mlp.fc2.weight, 14",
        "norm.weight, 15",
        "quality_regressor.fc_cls.0.weight, 15",
    })
    void blocksAreNumberedAndMergesAreNot(String name, int layer) {
        assertThat(tiny.layer(name)).isEqualTo(layer);
    }

    @Test
    void theLearningRateDecaysFromLayerToLayer() {
        assertThat(tiny.scale("quality_regressor.fc_cls.3.bias")).isEqualTo(1);
        assertThat(tiny.scale("blocks.15.attn.qkv.weight")).isEqualTo(0.85);
        assertThat(tiny.scale("blocks.14.attn.qkv.weight")).isCloseTo(0.7225, within(EXACT));
        assertThat(tiny.scale("absolute_pos_embed")).isCloseTo(0.087354, within(1e-6)); // 0.85 to the 15th
    }

    @Test
    void theEncodersLearningRateIsScaledByEncoderRate() {
        var slower = new LayerRates(HiVitConfig.TINY, tuning(1, 0.1));

        assertThat(slower.scale("quality_regressor.fc_cls.3.bias")).isEqualTo(1);
        assertThat(slower.scale("norm.weight")).isEqualTo(0.1);
        assertThat(slower.scale("absolute_pos_embed")).isEqualTo(0.1);
    }

    @Test
    void everyParameterOfThePublishedNetworkHasALayer() {
        var layers = Layout.network(HiVitConfig.TINY).keySet().stream()
                .map(tiny::layer)
                .distinct()
                .sorted()
                .toList();

        assertThat(layers).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void eachLayerHasAGroupWithAndOneWithoutWeightDecay() {
        var config = new HiVitConfig(32, 16, new Depths(1, 1, 1), 2, true); // layers 0 to 6
        try (var scope = Scope.open();
                var network = new QualityNetwork(config, 1e-6, Pooling.MEAN_THEN_NORM)) {
            List<AdamW.Group> groups = new LayerRates(config, tuning(0.5, 1)).groups(network.parameters(), 0.05);

            assertThat(groups).hasSize(14);
            assertThat(groups.stream()
                            .mapToLong(group -> group.parameters().size())
                            .sum())
                    .isEqualTo(network.parameters().size());
            assertThat(groups.get(0).rateScale()).isEqualTo(1.0 / 64);
            assertThat(groups.get(0).parameters()).containsOnlyKeys("patch_embed.proj.weight");
            assertThat(groups.get(1).weightDecay()).isZero();
            assertThat(groups.get(1).parameters()).containsKeys("absolute_pos_embed", "patch_embed.proj.bias");
            assertThat(groups.get(12).parameters())
                    .containsOnlyKeys("quality_regressor.fc_cls.0.weight", "quality_regressor.fc_cls.3.weight");
        }
    }
}
