package io.github.qptv2.onnx.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.onnx.FloatArray;

/**
 * Linear layers in 8-bit integers: weights scaled by output channel ({@link Int8Weights}), inputs by the tensor that is
 * at hand, which must therefore be of one image or clip alone.
 *
 * <p>LayerNorms are written step by step, which ONNX Runtime computes several times as fast as its own operator; weight
 * and bias of a LayerNorm go into the linear layers behind it.
 */
final class Int8Arithmetic implements Arithmetic {

    private final Map<String, List<String>> quantized = new HashMap<>();

    @Override
    public String linear(Graph graph, String rows, Dense dense) {
        int in = dense.inputs(), out = dense.outputs();
        var weights = Int8Weights.of(dense);
        String values = graph.constant(dense.name() + ".weight_int8", weights.values(), in, out);
        String scales = graph.constant(dense.name() + ".weight_scale", new FloatArray(weights.scales(), out));
        // values in 0..255, their scale, and the value that stands for 0
        var x = quantized.computeIfAbsent(rows, input -> graph.nodes("DynamicQuantizeLinear", 3, List.of(input)));
        String product = graph.node("MatMulInteger", List.of(x.get(0), values, x.get(2)));
        String real = graph.node("Cast", List.of(product), Attributes.type("to", Graph.FLOAT));
        String scaled = graph.node("Mul", List.of(real, graph.node("Mul", List.of(x.get(1), scales))));
        return dense.hasBias()
                ? graph.node(
                        "Add",
                        List.of(scaled, graph.constant(dense.name() + ".bias", new FloatArray(dense.bias(), out))))
                : scaled;
    }

    @Override
    public String norm(Layers layers, String rows, String name) {
        var graph = layers.graph();
        String standardized =
                standardized(layers, rows, layers.weight(name + ".weight").values().length);
        String scaled = graph.node(
                "Mul", List.of(standardized, graph.constant(name + ".weight", layers.weight(name + ".weight"))));
        return layers.add(scaled, graph.constant(name + ".bias", layers.weight(name + ".bias")));
    }

    @Override
    public Normalized normalized(Layers layers, String rows, String name) {
        float[] weight = layers.weight(name + ".weight").values();
        float[] bias = layers.weight(name + ".bias").values();
        return new Normalized(standardized(layers, rows, weight.length), dense -> dense.behind(weight, bias));
    }

    /** Rows less their mean, divided by the root of their variance and epsilon. */
    private static String standardized(Layers layers, String rows, int width) {
        var graph = layers.graph();
        String last = graph.constant(1);
        String centered = graph.node("Sub", List.of(rows, graph.node("ReduceMean", List.of(rows, last))));
        String squares = graph.node("ReduceSumSquare", List.of(centered, last)); // (R, 1)
        String variance = graph.node("Mul", List.of(squares, graph.scalar(1f / width)));
        String deviation = graph.node("Sqrt", List.of(layers.add(variance, graph.scalar((float) layers.epsilon()))));
        return graph.node("Mul", List.of(centered, graph.node("Reciprocal", List.of(deviation))));
    }
}
