package io.github.qptv2.onnx;

import java.util.Arrays;

/**
 * An input or output of a network.
 *
 * @param shape with -1 for a free dimension
 * @param type {@code FLOAT}, {@code UINT8}, {@code INT64} and so on, as ONNX Runtime names it
 */
@SuppressWarnings("ArrayRecordComponent") // described, never compared
public record Port(String name, String type, long... shape) {

    /** Number of dimensions. */
    public int rank() {
        return shape.length;
    }

    @Override
    public String toString() {
        return name + " " + type + " " + Arrays.toString(shape).replace("-1", "?");
    }
}
