package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.checkpoint.storage.Shape;

/**
 * One stored tensor on the host: row-major, little-endian and read-only, at most 2 GiB.
 *
 * <p>The bytes of a tensor read from a file are memory-mapped, outside the Java heap. Do not truncate or overwrite a
 * file in place while its weights are in use; replacing it ({@link Safetensors#write}) is safe.
 */
public final class Weight {

    private final DType dtype;
    private final long[] shape;
    private final ByteBuffer data;

    /**
     * A tensor over {@code data} from its position to its limit, without copying.
     *
     * @throws IllegalArgumentException if the number of bytes is not what dtype and shape require
     */
    public Weight(DType dtype, long[] shape, ByteBuffer data) {
        var bytes = Shape.bytes(dtype, shape);
        if (bytes.isEmpty() || bytes.getAsLong() != data.remaining()) {
            throw new IllegalArgumentException("data must have the length of dtype and shape, got " + data.remaining()
                    + " bytes for " + dtype + " " + Shape.text(shape));
        }
        this.dtype = dtype;
        this.shape = shape.clone();
        this.data = data.slice().asReadOnlyBuffer();
    }

    /** An fp32 tensor holding a copy of {@code values} in row-major order. */
    public static Weight of(float[] values, long... shape) {
        var data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return new Weight(DType.F32, shape, data);
    }

    /** An int64 tensor holding a copy of {@code values} in row-major order. */
    public static Weight of(long[] values, long... shape) {
        var data = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asLongBuffer().put(values);
        return new Weight(DType.I64, shape, data);
    }

    public DType dtype() {
        return dtype;
    }

    /** The dimensions, outermost first; empty for a scalar. */
    public long[] shape() {
        return shape.clone();
    }

    /** Product of the dimensions; 1 for a scalar. */
    public int elements() {
        return data.capacity() / dtype.bytes();
    }

    /** The raw bytes, little-endian and read-only, in a new buffer. */
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The values in row-major order: exact for fp32, fp16 and bf16, rounded to nearest for fp64.
     *
     * @throws IllegalStateException if the tensor holds integers
     */
    public float[] toFloats() {
        requireFloating(true);
        var values = new float[elements()];
        if (dtype == DType.F32) {
            data().asFloatBuffer().get(values);
            return values;
        }
        var bytes = data();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) real(bytes, i);
        }
        return values;
    }

    /**
     * The integers, or 0 and 1 for booleans, in row-major order.
     *
     * @throws IllegalStateException if the tensor holds floating-point numbers
     */
    public long[] toLongs() {
        requireFloating(false);
        var bytes = data();
        return IntStream.range(0, elements()).mapToLong(i -> integer(bytes, i)).toArray();
    }

    /**
     * Converts the values to {@code target}, rounding to nearest with ties to even.
     *
     * @throws IllegalArgumentException if the types differ and one of them is not floating-point
     */
    public Weight to(DType target) {
        if (target == dtype) {
            return this;
        }
        if (!dtype.isFloating() || !target.isFloating()) {
            throw new IllegalArgumentException(
                    "only floating-point tensors can be converted, got " + dtype + " to " + target);
        }
        var from = data();
        var into = ByteBuffer.allocate(Math.multiplyExact(elements(), target.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < elements(); i++) {
            put(into, target, real(from, i));
        }
        return new Weight(target, shape, into.flip());
    }

    /** Row-major index of the first value that is NaN or infinite, if any; integers never are. */
    public OptionalInt firstNonFinite() {
        if (!dtype.isFloating()) {
            return OptionalInt.empty();
        }
        var bytes = data();
        int count = elements();
        for (int i = 0; i < count; i++) {
            if (!Double.isFinite(real(bytes, i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public String toString() {
        return dtype + " " + Shape.text(shape);
    }

    private void requireFloating(boolean wanted) {
        if (dtype.isFloating() != wanted) {
            throw new IllegalStateException(
                    "tensor must hold " + (wanted ? "floating-point numbers" : "integers") + ", got " + dtype);
        }
    }

    private double real(ByteBuffer bytes, int index) {
        int at = index * dtype.bytes();
        return switch (dtype) {
            case F32 -> bytes.getFloat(at);
            case F64 -> bytes.getDouble(at);
            case F16 -> HalfPrecision.halfToFloat(bytes.getShort(at));
            default -> HalfPrecision.bfloat16ToFloat(bytes.getShort(at));
        };
    }

    private long integer(ByteBuffer bytes, int index) {
        int at = index * dtype.bytes();
        return switch (dtype) {
            case I64 -> bytes.getLong(at);
            case I32 -> bytes.getInt(at);
            case I16 -> bytes.getShort(at);
            case I8 -> bytes.get(at);
            default -> bytes.get(at) & 0xff;
        };
    }

    private static void put(ByteBuffer into, DType target, double value) {
        switch (target) {
            case F32 -> into.putFloat((float) value);
            case F64 -> into.putDouble(value);
            case F16 -> into.putShort(HalfPrecision.halfOf(value));
            default -> into.putShort(HalfPrecision.bfloat16Of(value));
        }
    }
}
