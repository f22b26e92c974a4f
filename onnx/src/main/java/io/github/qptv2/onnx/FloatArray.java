package io.github.qptv2.onnx;

import java.util.Arrays;

/**
 * 32-bit floats with a shape, in row-major order. The array is not copied; callers must not modify it.
 *
 * @param values as many as the product of {@code shape}
 */
@SuppressWarnings("ArrayRecordComponent") // passed between two steps, never compared
public record FloatArray(float[] values, long... shape) {

    /** Checks the count. */
    public FloatArray {
        long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (count != values.length) {
            throw new IllegalArgumentException(
                    "shape %s must have %d values, got %d".formatted(Arrays.toString(shape), count, values.length));
        }
    }
}
