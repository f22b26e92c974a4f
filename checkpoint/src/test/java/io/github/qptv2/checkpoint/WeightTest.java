package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;

import io.github.qptv2.checkpoint.storage.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WeightTest {

    @Test
    void valuesAreCopiedIn() {
        var values = new float[] {1, 2};
        var shape = new long[] {2, 1};
        var weight = Weight.of(values, shape);
        values[0] = 9;
        shape[0] = 9;
        weight.shape()[1] = 9;
        assertThat(weight.toFloats()).containsExactly(1, 2);
        assertThat(weight.shape()).containsExactly(2, 1);
        assertThat(weight).hasToString("F32 (2, 1)");
    }

    @Test
    void aScalarHasOneElementAndNoShape() {
        var scalar = Weight.of(new long[] {7});
        assertThat(scalar.elements()).isEqualTo(1);
        assertThat(scalar).hasToString("I64 ()");
    }

    @Test
    void bytesAreLittleEndianReadOnlyAndHaveTheirOwnPosition() {
        var weight = Weight.of(new float[] {1}, 1);
        weight.data().getInt();
        assertThat(weight.data().getInt()).isEqualTo(0x3f800000);
        assertThat(weight.data().get(3)).isEqualTo((byte) 0x3f);
        assertThatThrownBy(() -> weight.data().putInt(0, 1)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void dataIsTakenFromPositionToLimit() {
        var buffer = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}).position(1).limit(3);
        assertThat(new Weight(DType.U8, new long[] {2}, buffer).toLongs()).containsExactly(1, 2);
    }

    @Test
    void dataMustHaveTheLengthOfTheShape() {
        assertThatThrownBy(() -> Weight.of(new float[2], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data must have the length of dtype and shape, got 8 bytes for F32 (3)");
        assertThatThrownBy(() -> Weight.of(new float[0], 1L << 62)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Weight.of(new float[1], -1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void integersOfEveryWidthAreRead() {
        var bytes = new byte[] {-2, -1, -1, -1, -1, -1, -1, -1};
        for (var dtype : new DType[] {DType.I64, DType.I32, DType.I16, DType.I8}) {
            var data = ByteBuffer.wrap(bytes, 0, dtype.bytes());
            assertThat(new Weight(dtype, new long[] {1}, data).toLongs()).containsExactly(-2);
        }
        assertThat(new Weight(DType.U8, new long[] {2}, ByteBuffer.wrap(bytes, 0, 2)).toLongs())
                .containsExactly(254, 255);
    }

    @Test
    void integersAreNotFloatsNorTheReverse() {
        assertThatThrownBy(Weight.of(new long[] {1})::toFloats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tensor must hold floating-point numbers, got I64");
        assertThatThrownBy(Weight.of(new float[] {1})::toLongs)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tensor must hold integers, got F32");
        assertThatThrownBy(() -> Weight.of(new long[] {1}).to(DType.F32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only floating-point tensors can be converted, got I64 to F32");
        assertThatThrownBy(() -> Weight.of(new float[] {1}).to(DType.I64)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F16", "BF16", "F64"})
    void exactValuesSurviveEveryConversion(DType dtype) {
        var weight = Weight.of(new float[] {1, -2.5f, 0, 96}, 2, 2).to(dtype);
        assertThat(weight.dtype()).isEqualTo(dtype);
        assertThat(weight.shape()).containsExactly(2, 2);
        assertThat(weight.data().remaining()).isEqualTo(4 * dtype.bytes());
        assertThat(weight.toFloats()).containsExactly(1, -2.5f, 0, 96);
        assertThat(weight.to(DType.F64).to(DType.F32).toFloats()).containsExactly(1, -2.5f, 0, 96);
        assertThat(weight.to(dtype)).isSameAs(weight);
    }

    @Test
    void narrowingFromDoubleRoundsOnce() {
        var data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, 1.0004882812500002);
        var weight = new Weight(DType.F64, new long[] {1}, data);
        assertThat(weight.to(DType.F16).toFloats()).containsExactly(1 + 0x1p-10f);
        assertThat(weight.toFloats()).containsExactly(1 + 0x1p-11f);
    }

    @ParameterizedTest
    @EnumSource(names = {"F32", "F16", "BF16", "F64"})
    void theFirstValueThatIsNotFiniteIsFound(DType dtype) {
        assertThat(Weight.of(new float[] {1, 2}, 2).to(dtype).firstNonFinite()).isEmpty();
        assertThat(Weight.of(new float[] {1, Float.NaN, Float.NaN}, 3).to(dtype).firstNonFinite())
                .hasValue(1);
        assertThat(Weight.of(new float[] {Float.NEGATIVE_INFINITY}, 1).to(dtype).firstNonFinite())
                .hasValue(0);
    }

    @Test
    void integersAreAlwaysFinite() {
        assertThat(Weight.of(new long[] {0x7ff8_0000_7fc0_0000L}).firstNonFinite())
                .isEmpty();
    }

    @Test
    void elementTypesAreKnownByTheirNames() {
        assertThat(DType.ofSafetensors("BF16")).hasValue(DType.BF16);
        assertThat(DType.ofSafetensors("bf16")).isEmpty();
        for (var dtype : DType.values()) {
            assertThat(DType.ofSafetensors(dtype.safetensorsName())).hasValue(dtype);
        }
        assertThat(DType.F16.torchName()).isEqualTo("float16");
    }
}
