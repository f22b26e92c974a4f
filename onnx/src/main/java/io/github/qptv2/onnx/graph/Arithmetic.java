package io.github.qptv2.onnx.graph;

/** How linear layers are computed. */
interface Arithmetic {

    /** Maps rows (R, in) to (R, out). */
    String linear(Graph graph, String rows, Dense dense);
}
