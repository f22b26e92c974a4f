package io.github.qptv2.onnx.graph;

import io.github.qptv2.onnx.Precision;

/** How linear layers are computed, and the LayerNorms before them. */
interface Arithmetic {

    /** Maps rows (R, in) to (R, out). */
    String linear(Graph graph, String rows, Dense dense);

    /** LayerNorm over the last dimension (Ba et al., 2016). */
    String norm(Layers layers, String rows, String name);

    /** The same before linear layers. */
    Normalized normalized(Layers layers, String rows, String name);

    /** For one network. */
    static Arithmetic of(Precision precision) {
        return switch (precision) {
            case FP32 -> new FloatArithmetic();
            case INT8 -> new Int8Arithmetic();
        };
    }
}
