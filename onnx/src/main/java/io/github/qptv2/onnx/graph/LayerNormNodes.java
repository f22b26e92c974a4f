package io.github.qptv2.onnx.graph;

import java.util.List;

import io.github.qptv2.onnx.FloatArray;

/**
 * LayerNorm over the last dimension (Ba et al., 2016), written step by step: ONNX Runtime's CPU kernels compute the
 * steps in a third of the time of its own operator, and its optimizer does not fuse these steps into that operator.
 *
 * @param name prefix of the constants' names, without ".weight"
 * @param weight (C)
 * @param bias (C)
 * @param epsilon added to the variance
 */
record LayerNormNodes(Graph graph, String name, FloatArray weight, FloatArray bias, double epsilon) {

    /** {@code (x - mean) / sqrt(variance + epsilon) * weight + bias} of rows (R, C). */
    String of(String rows) {
        String scaled = graph.node("Mul", List.of(standardized(rows), graph.constant(name + ".weight", weight)));
        return graph.node("Add", List.of(scaled, graph.constant(name + ".bias", bias)));
    }

    /** Standardized rows (R, C) for linear layers that absorb weight and bias ({@link Dense#foldInputAffine}). */
    NormalizedRows before(String rows) {
        return new NormalizedRows(standardized(rows), dense -> dense.foldInputAffine(weight.values(), bias.values()));
    }

    /** {@code (x - mean) / sqrt(variance + epsilon)} of rows (R, C). */
    private String standardized(String rows) {
        int width = weight.values().length;
        String last = graph.constant(1);
        String centered = graph.node("Sub", List.of(rows, graph.node("ReduceMean", List.of(rows, last))));
        String squares = graph.node("ReduceSumSquare", List.of(centered, last)); // (R, 1)
        String variance = graph.node("Mul", List.of(squares, graph.scalar(1f / width)));
        String deviation =
                graph.node("Sqrt", List.of(graph.node("Add", List.of(variance, graph.scalar((float) epsilon)))));
        return graph.node("Mul", List.of(centered, graph.node("Reciprocal", List.of(deviation))));
    }
}
