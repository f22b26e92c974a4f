package io.github.qptv2.nn;

import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ModuleTest {

    @Test
    void parametersHaveTheDottedNamesOfPyTorch() {
        try (var mlp = new Mlp(2, 3)) {
            assertThat(mlp.parameters()).containsOnlyKeys("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias");
        }
        try (var attention = new Attention(8, 2, 9)) {
            assertThat(attention.parameters())
                    .containsOnlyKeys(
                            "relative_position_bias_table", "qkv.weight", "qkv.bias", "proj.weight", "proj.bias");
        }
    }

    @Test
    void aLinearLayerIsAProductAndAShift() {
        try (var linear = new Linear(2, 1);
                var scope = Scope.open()) {
            linear.load(StateDict.of(
                    Map.of("weight", Weight.of(new float[] {2, 3}, 1, 2), "bias", Weight.of(new float[] {10}, 1))));

            assertThat(linear.forward(Tensor.of(new float[] {1, 1}, 1, 2)).item())
                    .isEqualTo(15);
        }
    }

    @Test
    void loadingListsEveryMismatchAndChangesNothing() {
        try (var linear = new Linear(2, 1)) {
            float[] before = linear.state().get("weight").toFloats();
            var wrong =
                    StateDict.of(Map.of("weight", Weight.of(new float[3], 1, 3), "stray", Weight.of(new float[1], 1)));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> linear.load(wrong))
                    .withMessage("weights do not fit the model: missing [bias], unexpected [stray],"
                            + " wrong shape [weight: expected (1, 2), got (1, 3)]");
            assertThat(linear.state().get("weight").toFloats()).containsExactly(before);
        }
    }

    @Test
    void stateReadsBack() {
        try (var from = new Mlp(4, 8);
                var to = new Mlp(4, 8)) {
            to.load(from.state());

            assertThat(to.state().get("fc1.weight").toFloats())
                    .containsExactly(from.state().get("fc1.weight").toFloats());
        }
    }

    @Test
    void attentionToEqualTokensGivesTheirValue() {
        try (var attention = new Attention(4, 2);
                var scope = Scope.open()) {
            Tensor one = Tensor.randn(1, 1, 4), three = one.expand(1, 3, 4);

            assertThat(attention.forward(three).select(1, 2).toFloatArray())
                    .containsExactly(attention.forward(one).reshape(4).toFloatArray(), within(1e-6f));
        }
    }

    @Test
    void aLargeBiasTowardsOneKeySelectsItsToken() {
        try (var attention = new Attention(2, 1);
                var scope = Scope.open()) {
            Tensor x = Tensor.randn(1, 2, 2);
            Tensor towardsSecond = Tensor.of(new float[] {0, 50, 0, 50}, 1, 2, 2); // logits differ by 50: e^-50

            var y = attention.forward(x, towardsSecond);

            assertThat(y.select(1, 0).toFloatArray())
                    .containsExactly(y.select(1, 1).toFloatArray(), within(1e-6f));
        }
    }

    @Test
    void normalizedValuesHaveMeanZeroAndVarianceOne() {
        try (var norm = new LayerNorm(4, 1e-6);
                var scope = Scope.open()) {
            // mean 3, variance (4 + 0 + 0 + 4) / 4 = 2
            float root = (float) Math.sqrt(2);
            assertThat(norm.forward(Tensor.of(new float[] {1, 3, 3, 5}, 1, 4)).toFloatArray())
                    .containsExactly(new float[] {-root, 0, 0, root}, within(1e-5f));
        }
    }

    @Test
    void closingFreesEverything() {
        useAndClose(); // creates handles that live as long as the process
        long before = Ops.liveHandles();
        for (int i = 0; i < 50; i++) {
            useAndClose();
        }
        assertThat(Ops.liveHandles()).isLessThanOrEqualTo(before); // less if other tests' garbage was collected
    }

    private static void useAndClose() {
        try (var scope = Scope.open();
                var mlp = new Mlp(4, 8)) {
            mlp.forward(Tensor.ones(1, 4));
        }
    }

    @Test
    void aSeedReproducesTheInitialWeights() {
        assertThat(freshWeights(5)).containsExactly(freshWeights(5)).isNotEqualTo(freshWeights(6));
    }

    private static float[] freshWeights(long seed) {
        Ops.seed(seed);
        try (var mlp = new Mlp(4, 8)) {
            return mlp.state().get("fc2.weight").toFloats();
        }
    }
}
