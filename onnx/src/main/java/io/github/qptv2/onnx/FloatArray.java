package io.github.qptv2.onnx;

import java.util.Arrays;

/**
 * 32-bit floats with a shape, in row-major order; not copied, so whoever hands one over must not change it.
 *
 * @param values as many as the product of {@code shape}
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
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
