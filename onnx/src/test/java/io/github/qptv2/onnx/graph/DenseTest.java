package io.github.qptv2.onnx.graph;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DenseTest {

    private static final Dense LAYER = new Dense("layer", new float[] {1, 2, 3, 4}, new float[] {5, 6}, 2);

    @Test
    void aPartHasSomeOfTheOutputsTimesAFactor() {
        var part = LAYER.part("second", 1, 2, 0.5);
        assertThat(part.name()).isEqualTo("second");
        assertThat(part.weight()).containsExactly(1.5f, 2);
        assertThat(part.bias()).containsExactly(3);
        assertThat(part.outputs()).isEqualTo(1);
    }

    @Test
    void aScaleAndAShiftBeforeALayerAreAbsorbedByWeightAndBias() {
        // 1 (10 x + 3) + 2 (100 y + 4) + 5 = 10 x + 200 y + 16
        var folded = LAYER.foldInputAffine(new float[] {10, 100}, new float[] {3, 4});
        assertThat(folded.weight()).containsExactly(10, 200, 30, 400);
        assertThat(folded.bias()).containsExactly(16, 31);
    }

    @Test
    void aLayerWithoutABiasGetsOneFromAShift() {
        var bare = new Dense("bare", new float[] {1, 2}, new float[0], 2);
        assertThat(bare.hasBias()).isFalse();
        assertThat(bare.foldInputAffine(new float[] {1, 1}, new float[] {3, 4}).bias())
                .containsExactly(11);
    }
}
