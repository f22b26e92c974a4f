package io.github.qptv2.onnx.graph;

import io.github.qptv2.onnx.Precision;

/** How linear layers are computed. */
interface Arithmetic {

    /** Maps rows (R, in) to (R, out). */
    String linear(Graph graph, String rows, Dense dense);

    /** For one network. */
    static Arithmetic of(Precision precision) {
        return switch (precision) {
            case FP32 -> new FloatArithmetic();
            case INT8 -> new Int8Arithmetic();
        };
    }
}
