package io.github.qptv2.tensor.optim;

import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EmaTest {

    @Test
    void theAverageDecaysTowardsTheParameter() {
        try (var scope = Scope.open()) {
            var weight = Tensor.of(new float[] {8}, 1).requiresGrad();
            try (var ema = new Ema(Map.of("w", weight))) {
                weight.copyFrom(Tensor.of(new float[] {16}, 1));

                ema.update(0.75);

                assertThat(average(ema)).isEqualTo(10); // 0.75 x 8 + 0.25 x 16
                assertThat(weight.item()).isEqualTo(16);
                ema.update(0);
                assertThat(average(ema)).isEqualTo(16);
            }
        }
    }

    @Test
    void whileSwappedTheNetworkHasTheAverages() {
        try (var scope = Scope.open()) {
            var weight = Tensor.of(new float[] {8}, 1).requiresGrad();
            try (var ema = new Ema(Map.of("w", weight))) {
                weight.copyFrom(Tensor.of(new float[] {16}, 1));

                try (var averaged = ema.swap()) {
                    assertThat(weight.item()).isEqualTo(8);
                    assertThatIllegalStateException()
                            .isThrownBy(() -> ema.update(0.5))
                            .withMessage("averages and parameters are swapped; close the swap first");
                }

                assertThat(weight.item()).isEqualTo(16);
                assertThat(average(ema)).isEqualTo(8);
                weight.mul(3).sum().backward(); // still trainable
                assertThat(weight.gradient().orElseThrow().item()).isEqualTo(3);
            }
        }
    }

    @Test
    void resumesFromASavedStateBitForBit() {
        try (var scope = Scope.open()) {
            var weight = Tensor.randn(7).requiresGrad();
            try (var ema = new Ema(Map.of("w", weight));
                    var other = new Ema(Map.of("w", weight))) {
                weight.copyFrom(Tensor.randn(7));
                ema.update(0.9);

                other.restore(ema.state());

                assertThat(other.state().get("w").toFloats())
                        .containsExactly(ema.state().get("w").toFloats());
            }
        }
    }

    @Test
    void aStateThatDoesNotFitAndADecayOutsideItsRangeAreRefused() {
        try (var scope = Scope.open();
                var ema = new Ema(Map.of("w", Tensor.zeros(2)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ema.restore(StateDict.of(Map.of())))
                    .withMessage("weights do not fit the model: missing [w], unexpected []");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ema.update(1.5))
                    .withMessage("decay must be in [0, 1], got 1.5");
        }
    }

    private static float average(Ema ema) {
        return ema.state().get("w").toFloats()[0];
    }
}
