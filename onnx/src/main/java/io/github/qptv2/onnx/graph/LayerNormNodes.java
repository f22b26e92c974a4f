package io.github.qptv2.onnx.graph;

import java.util.List;

/**
 * LayerNorm over the last dimension (Ba et al., 2016), written step by step: ONNX Runtime's CPU kernels compute the
 * steps in a third of the time of its own operator, and its optimizer does not join these steps to that operator.
 *
 * @param name of the weight and the bias, without ".weight"
 */
record LayerNormNodes(Layers layers, String name) {

    /** {@code (x - mean) / sqrt(variance + epsilon) * weight + bias} of rows (R, C). */
    String of(String rows) {
        var graph = layers.graph();
        String scaled = graph.node(
                "Mul", List.of(standardized(rows), graph.constant(name + ".weight", layers.weight(name + ".weight"))));
        return layers.add(scaled, graph.constant(name + ".bias", layers.weight(name + ".bias")));
    }

    /** The same before linear layers, which take over weight and bias. */
    NormalizedRows before(String rows) {
        float[] weight = layers.weight(name + ".weight").values();
        float[] bias = layers.weight(name + ".bias").values();
        return new NormalizedRows(standardized(rows), dense -> dense.behind(weight, bias));
    }

    /** Rows less their mean, divided by the root of their variance and epsilon. */
    private String standardized(String rows) {
        var graph = layers.graph();
        int width = layers.weight(name + ".weight").values().length;
        String last = graph.constant(1);
        String centered = graph.node("Sub", List.of(rows, graph.node("ReduceMean", List.of(rows, last))));
        String squares = graph.node("ReduceSumSquare", List.of(centered, last)); // (R, 1)
        String variance = graph.node("Mul", List.of(squares, graph.scalar(1f / width)));
        String deviation = graph.node("Sqrt", List.of(layers.add(variance, graph.scalar((float) layers.epsilon()))));
        return graph.node("Mul", List.of(centered, graph.node("Reciprocal", List.of(deviation))));
    }
}
