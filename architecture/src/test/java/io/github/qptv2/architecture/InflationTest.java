package io.github.qptv2.architecture;

import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InflationTest {

    @Test
    void theConvolutionIsRepeatedInTimeAndHalved() {
        // one output, two colors, a kernel of 1 x 2
        var inflated = inflate("patch_embed.proj.weight", Weight.of(new float[] {2, 4, 6, 8}, 1, 2, 1, 2));
        assertThat(inflated.shape()).containsExactly(1, 2, 2, 1, 2);
        assertThat(inflated.toFloats()).containsExactly(1, 2, 1, 2, 3, 4, 3, 4);
    }

    @Test
    void positionsAreRepeatedForEachOfTwoTimeSteps() {
        var inflated = inflate("absolute_pos_embed", Weight.of(new float[] {1, 2, 3}, 1, 3, 1));
        assertThat(inflated.shape()).containsExactly(1, 6, 1);
        assertThat(inflated.toFloats()).containsExactly(1, 2, 3, 1, 2, 3);
    }

    @Test
    void biasesAreRepeatedForEachOfThreeOffsetsInTime() {
        var inflated = inflate("blocks.6.attn.relative_position_bias_table", Weight.of(new float[] {1, 2, 3, 4}, 2, 2));
        assertThat(inflated.shape()).containsExactly(6, 2);
        assertThat(inflated.toFloats()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void otherWeightsAreUnchangedAndTheIndexIsDropped() {
        var weight = Weight.of(new float[] {5}, 1);
        var image =
                StateDict.of(Map.of("norm.weight", weight, "relative_position_index", Weight.of(new long[] {0}, 1, 1)));
        assertThat(Inflation.of(image, 4).weights()).containsOnly(Map.entry("norm.weight", weight));
    }

    @Test
    void anOddNumberOfFramesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Inflation.of(StateDict.of(Map.of()), 5))
                .withMessage("frames must be a multiple of 2, got 5");
    }

    private static Weight inflate(String name, Weight weight) {
        return Inflation.of(StateDict.of(Map.of(name, weight)), 4).get(name);
    }
}
