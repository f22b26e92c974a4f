package io.github.qptv2.architecture;

import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClipHeadTest {

    private static final float[] SIX = {1, 2, 3, 4, 5, 6};

    @Test
    void convolutionsOfOnePointBecomeLinearLayers() {
        var weights = StateDict.of(Map.of(
                "quality_regressor.fc_cls.0.weight", Weight.of(SIX, 2, 3, 1, 1, 1),
                "quality_regressor.fc_cls.0.bias", Weight.of(new float[] {7, 8}, 2)));
        var linear = ClipHead.linear(weights);
        assertThat(linear.get("quality_regressor.fc_cls.0.weight").shape()).containsExactly(2, 3);
        assertThat(linear.get("quality_regressor.fc_cls.0.weight").toFloats()).containsExactly(SIX);
        assertThat(linear.get("quality_regressor.fc_cls.0.bias").toFloats()).containsExactly(7, 8);
    }

    @Test
    void theNamesOfFastVqasHeadAreMapped() {
        var weights = StateDict.of(Map.of(
                "quality_regressor.fc_hid.weight", Weight.of(SIX, 2, 3, 1, 1, 1),
                "quality_regressor.fc_last.bias", Weight.of(new float[] {1}, 1)));
        assertThat(ClipHead.linear(weights).names())
                .containsExactlyInAnyOrder("quality_regressor.fc_cls.0.weight", "quality_regressor.fc_cls.3.bias");
    }

    @Test
    void otherConvolutionsAreUnchanged() {
        var weights = StateDict.of(Map.of(
                "patch_embed.proj.weight", Weight.of(SIX, 1, 3, 2, 1, 1),
                "quality_regressor.fc_cls.0.weight", Weight.of(SIX, 1, 3, 2, 1, 1)));
        assertThat(ClipHead.linear(weights).weights()).isEqualTo(weights.weights());
    }
}
