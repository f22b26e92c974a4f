package io.github.qptv2.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.device.Device;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TensorTest {

    @Test
    void valuesAreInRowMajorOrder() {
        try (var scope = Scope.open()) {
            var x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

            assertThat(x.shape()).containsExactly(2, 3);
            assertThat(x.select(0, 1).toFloatArray()).containsExactly(4, 5, 6);
            assertThat(x.transpose(0, 1).toFloatArray()).containsExactly(1, 4, 2, 5, 3, 6);
        }
    }

    @Test
    void integersAndBytesAreReadBack() {
        try (var scope = Scope.open()) {
            assertThat(Tensor.of(new long[] {1L << 40, -7}, 2).toLongArray()).containsExactly(1L << 40, -7);
            assertThat(Tensor.of(new byte[] {(byte) 200, 3}, 2).toFloatArray()).containsExactly(200, 3);
            assertThat(Tensor.of(new long[] {5}, 1).dtype()).isEqualTo(DType.I64);
        }
    }

    @Test
    void aStoredWeightBecomesATensorOfItsType() {
        // 1.5 in bfloat16 is 0x3fc0
        var bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) 0x3fc0);
        try (var scope = Scope.open()) {
            var x = Tensor.of(new Weight(DType.BF16, new long[] {1}, bytes));

            assertThat(x.dtype()).isEqualTo(DType.BF16);
            assertThat(x.toFloatArray()).containsExactly(1.5f);
        }
    }

    @Test
    void sortingIsStable() {
        try (var scope = Scope.open()) {
            assertThat(Tensor.of(new float[] {2, 1, 2, 1}, 4).argsort(0).toLongArray())
                    .containsExactly(1, 3, 0, 2);
        }
    }

    @Test
    void aWrongShapeIsReportedInOneLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[5], 2, 3))
                .withMessage("shape [2, 3] holds 6 values, got 5");
        try (var scope = Scope.open()) {
            var x = Tensor.zeros(2, 3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> x.matmul(Tensor.zeros(2, 3)))
                    .withMessage("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> x.copyFrom(Tensor.zeros(3, 2)))
                    .withMessage("expected shape [2, 3], got [3, 2]");
        }
    }

    @Test
    void noGradientIsRecordedWhileNoGradIsOpen() {
        try (var scope = Scope.open()) {
            var w = Tensor.ones(2).requiresGrad();
            try (var noGrad = NoGrad.open()) {
                w.mul(5).sum();
            }
            w.mul(3).sum().backward();

            assertThat(w.gradient().orElseThrow().toFloatArray()).containsExactly(3, 3);
        }
    }

    @Test
    void devicesHavePyTorchsNames() {
        assertThat(Device.parse("cpu")).isEqualTo(Device.CPU).hasToString("cpu");
        assertThat(Device.parse("cuda")).isEqualTo(Device.cuda(0)).hasToString("cuda:0");
        assertThat(Device.parse("cuda:3").index()).isEqualTo(3);
        assertThat(Devices.available(Device.CPU)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.parse("gpu"))
                .withMessage("device must be cpu, cuda or cuda:N, got gpu");
    }

    /** The bits of a subnormal, a negative zero and a NaN with a payload. */
    @Test
    void valuesAreSavedBitForBit() {
        int[] bits = {0x00000001, 0x80000000, 0x7fc12345, 0x3f800001};
        var bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(bits);
        try (var scope = Scope.open()) {
            var saved =
                    Tensor.of(new Weight(DType.F32, new long[] {2, 2}, bytes)).toWeight();

            int[] back = new int[4];
            saved.data().asIntBuffer().get(back);
            assertThat(back).containsExactly(bits);
            assertThat(saved.shape()).containsExactly(2, 2);
            var transposed = Tensor.of(new long[] {1, 2, 3, 4}, 2, 2).transpose(0, 1);
            assertThat(transposed.toWeight().toLongs()).containsExactly(1, 3, 2, 4);
        }
    }

    @Test
    void oneNanOrInfinityIsEnough() {
        try (var scope = Scope.open()) {
            assertThat(Tensor.of(new float[] {1, -3e38f}, 2).isFinite()).isTrue();
            assertThat(Tensor.of(new float[] {1, Float.NaN}, 2).isFinite()).isFalse();
            assertThat(Tensor.of(new float[] {Float.NEGATIVE_INFINITY, 1}, 2).isFinite())
                    .isFalse();
        }
    }
}
