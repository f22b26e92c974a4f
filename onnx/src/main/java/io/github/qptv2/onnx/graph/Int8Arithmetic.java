package io.github.qptv2.onnx.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.onnx.FloatArray;

/**
 * Linear layers in 8-bit integers: weights scaled per output channel ({@link Int8Weights}), inputs per tensor (dynamic
 * quantization), which must therefore be of a single image or clip.
 */
final class Int8Arithmetic implements Arithmetic {

    private final Map<String, List<String>> quantized = new HashMap<>();

    @Override
    public String linear(Graph graph, String rows, Dense dense) {
        int in = dense.inputs(), out = dense.outputs();
        var weights = Int8Weights.of(dense);
        String values = graph.constant(dense.name() + ".weight_int8", weights.values(), in, out);
        String scales = graph.constant(dense.name() + ".weight_scale", new FloatArray(weights.scales(), out));
        // values in 0..255, scale, zero point
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
}
