package io.github.qptv2.train;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainingPrecisionTest {

    /** 1 + 2^-10 is 1 in bfloat16. */
    private static float product(TrainingPrecision precision) {
        try (var scope = Scope.open()) {
            var x = Tensor.of(new float[] {1 + 0x1p-10f}, 1, 1);
            var one = Tensor.of(new float[] {1}, 1, 1);
            return precision.in(Device.CPU, () -> x.matmul(one)).toFloatArray()[0];
        }
    }

    @Test
    void onACpuProductsAreFp32UnlessBf16IsConfigured() {
        assertThat(product(TrainingPrecision.AUTO)).isEqualTo(1 + 0x1p-10f);
        assertThat(product(TrainingPrecision.FP32)).isEqualTo(1 + 0x1p-10f);
        assertThat(product(TrainingPrecision.BF16)).isEqualTo(1);
    }

    private static CheckpointFolder checkpoint(Map<String, String> state) {
        return new CheckpointFolder(1, Path.of("runs/step-000001"), state);
    }

    @Test
    void aResumedRunKeepsItsPrecision() throws Exception {
        assertThat(TrainingPrecision.AUTO.ofRun(Optional.empty(), Device.CPU)).isEqualTo(TrainingPrecision.FP32);
        assertThat(TrainingPrecision.AUTO.ofRun(Optional.empty(), Device.cuda(0)))
                .isEqualTo(TrainingPrecision.BF16);
        assertThat(TrainingPrecision.BF16.ofRun(Optional.empty(), Device.CPU)).isEqualTo(TrainingPrecision.BF16);
        var state = new HashMap<String, String>();
        TrainingPrecision.BF16.describe(state);
        assertThat(state).containsOnly(Map.entry("precision", "bf16"));
        var mixed = Optional.of(checkpoint(state));
        assertThat(TrainingPrecision.AUTO.ofRun(mixed, Device.CPU)).isEqualTo(TrainingPrecision.BF16);
        assertThat(TrainingPrecision.BF16.ofRun(mixed, Device.CPU)).isEqualTo(TrainingPrecision.BF16);
        assertThatThrownBy(() -> TrainingPrecision.FP32.ofRun(mixed, Device.CPU))
                .isInstanceOf(TrainingException.class)
                .hasMessage("runs/step-000001 was made with runtime.precision bf16 (now fp32); restore it, or name"
                        + " another folder");
    }

    @Test
    void aCheckpointWithoutAPrecisionHasThatOfTheSettings() throws Exception {
        var silent = Optional.of(checkpoint(Map.of()));
        assertThat(TrainingPrecision.AUTO.ofRun(silent, Device.CPU)).isEqualTo(TrainingPrecision.FP32);
        assertThat(TrainingPrecision.BF16.ofRun(silent, Device.CPU)).isEqualTo(TrainingPrecision.BF16);
    }

    @Test
    void onAGpuProductsAreBf16UnlessFp32IsConfigured() {
        assertThat(TrainingPrecision.AUTO.isMixed(Device.cuda(0))).isTrue();
        assertThat(TrainingPrecision.FP32.isMixed(Device.cuda(0))).isFalse();
    }
}
