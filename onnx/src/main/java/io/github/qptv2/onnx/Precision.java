package io.github.qptv2.onnx;

import java.util.Locale;

/** How the linear layers of a network are computed; everything else is computed in 32-bit floats. */
public enum Precision {
    /** In 32-bit floats. */
    FP32,
    /**
     * In 8-bit integers: weights scaled per output channel, inputs per image or clip; faster and slightly less
     * accurate.
     */
    INT8;

    /** {@code fp32} or {@code int8}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
