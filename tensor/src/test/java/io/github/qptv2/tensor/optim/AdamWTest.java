package io.github.qptv2.tensor.optim;

import java.util.LinkedHashMap;
import java.util.List;
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

class AdamWTest {

    /**
     * In the first step mean/root is the gradient's sign, so a weight changes by the learning rate and shrinks by rate
     * x decay.
     */
    @Test
    void theFirstStepChangesWeightsByTheRateAndTheDecay() {
        try (var scope = Scope.open()) {
            var decayed = Tensor.of(new float[] {2}, 1).requiresGrad();
            var slow = Tensor.of(new float[] {2}, 1).requiresGrad();
            var untouched = Tensor.of(new float[] {2}, 1).requiresGrad();
            var groups = List.of(
                    new AdamW.Group(Map.of("decayed", decayed), 0.5, 1),
                    new AdamW.Group(Map.of("slow", slow), 0, 0.1),
                    new AdamW.Group(Map.of("untouched", untouched), 0.5, 1));
            try (var optimizer = new AdamW(groups, AdamW.Settings.STANDARD)) {
                decayed.mul(3).add(slow.mul(-7)).sum().backward();

                optimizer.step(0.1);

                assertThat(decayed.item()).isEqualTo(1.8f, within(1e-6f)); // 2 (1 - 0.1 x 0.5) - 0.1
                assertThat(slow.item()).isEqualTo(2.01f, within(1e-6f)); // 2 + 0.1 x 0.1
                assertThat(untouched.item()).isEqualTo(2); // no gradient: not even decayed
                assertThat(optimizer.steps()).isOne();
                assertThat(decayed.gradient()).isEmpty();
            }
        }
    }

    @Test
    void resumesFromASavedStateBitForBit() {
        try (var scope = Scope.open()) {
            float[] straight = train(6, 6);
            float[] resumed = train(6, 2);

            assertThat(resumed).containsExactly(straight);
        }
    }

    /** Trains for a number of steps; after {@code stop} of them a new optimizer resumes. */
    private static float[] train(int steps, int stop) {
        Ops.seed(7);
        var weight = Tensor.randn(5, 11).requiresGrad();
        var groups = List.of(new AdamW.Group(Map.of("weight", weight), 0.05, 1));
        var input = Tensor.randn(3, 11);
        var optimizer = new AdamW(groups, AdamW.Settings.PRETRAINING);
        for (int step = 0; step < steps; step++) {
            if (step == stop) {
                var state = optimizer.state();
                optimizer.close();
                optimizer = new AdamW(groups, AdamW.Settings.PRETRAINING);
                optimizer.restore(state, stop);
            }
            Ops.linear(input, weight, null).square().sum().backward();
            optimizer.step(1e-2);
        }
        optimizer.close();
        return weight.toFloatArray();
    }

    @Test
    void theStateHasPyTorchsNamesAndExactAverages() {
        try (var scope = Scope.open()) {
            var weight = Tensor.of(new float[] {1, 1}, 2).requiresGrad();
            try (var optimizer =
                    new AdamW(List.of(new AdamW.Group(Map.of("w", weight), 0, 1)), AdamW.Settings.PRETRAINING)) {
                weight.mul(Tensor.of(new float[] {4, -2}, 2)).sum().backward();
                optimizer.step(1e-3);

                var state = optimizer.state();

                assertThat(state.names()).containsExactly("w.exp_avg", "w.exp_avg_sq");
                // (1 - 0.9) g and (1 - 0.95) g², to single precision
                assertThat(state.get("w.exp_avg").toFloats()).containsExactly(new float[] {0.4f, -0.2f}, within(1e-7f));
                assertThat(state.get("w.exp_avg_sq").toFloats())
                        .containsExactly(new float[] {0.8f, 0.2f}, within(1e-7f));
            }
        }
    }

    @Test
    void aStateThatDoesNotFitIsRefusedWithoutChanges() {
        try (var scope = Scope.open()) {
            var weight = Tensor.of(new float[] {1, 1}, 2).requiresGrad();
            try (var optimizer =
                    new AdamW(List.of(new AdamW.Group(Map.of("w", weight), 0, 1)), AdamW.Settings.PRETRAINING)) {
                var wrong = new LinkedHashMap<String, Weight>();
                wrong.put("w.exp_avg", Weight.of(new float[3], 3));
                wrong.put("v.exp_avg", Weight.of(new float[2], 2));

                assertThatIllegalArgumentException()
                        .isThrownBy(() -> optimizer.restore(StateDict.of(wrong), 5))
                        .withMessage("weights do not fit the model: missing [w.exp_avg_sq], unexpected [v.exp_avg],"
                                + " wrong shape [w.exp_avg: expected (2), got (3)]");
                assertThat(optimizer.steps()).isZero();
            }
        }
    }

    @Test
    void aParameterIsInOneGroupAndContiguous() {
        try (var scope = Scope.open()) {
            var group = new AdamW.Group(Map.of("w", Tensor.zeros(2)), 0, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdamW(List.of(group, group), AdamW.Settings.STANDARD))
                    .withMessage("a parameter must be in one group only, got w twice");
            var view = new AdamW.Group(Map.of("w", Tensor.zeros(2, 3).transpose(0, 1)), 0, 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AdamW(List.of(view), AdamW.Settings.STANDARD))
                    .withMessage("a trained parameter must be contiguous, got w as a view");
        }
    }

    @Test
    void settingsOutsideTheirRangesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdamW.Settings(1, 0.95, 1e-8))
                .withMessage("betas must be in [0, 1), got 1.0 and 0.95");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdamW.Settings(0.9, 0.95, 0))
                .withMessage("epsilon must be above 0, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdamW.Group(Map.of(), -0.1, 1))
                .withMessage("weight decay must be at least 0, got -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdamW.Group(Map.of(), 0, -1))
                .withMessage("scale of the learning rate must be at least 0, got -1.0");
    }

    @Test
    void stepsLeakNoHandles() {
        try (var scope = Scope.open()) {
            var weight = Tensor.randn(4, 4).requiresGrad();
            try (var optimizer =
                    new AdamW(List.of(new AdamW.Group(Map.of("w", weight), 0, 1)), AdamW.Settings.STANDARD)) {
                step(weight, optimizer); // creates the operator's handle
                long before = Ops.liveHandles();
                for (int i = 0; i < 20; i++) {
                    step(weight, optimizer);
                    optimizer.state();
                }
                assertThat(Ops.liveHandles()).isLessThanOrEqualTo(before); // less if other handles were collected
            }
        }
    }

    private static void step(Tensor weight, AdamW optimizer) {
        try (var scope = Scope.open()) {
            weight.square().sum().backward();
            optimizer.gradients().clip(0.5);
            optimizer.step(1e-3);
        }
    }
}
