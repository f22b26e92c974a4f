package io.github.qptv2.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.qptv2.onnx.FloatArray;

/** 32-bit floats, each step in the operator that ONNX has for it. */
final class FloatArithmetic implements Arithmetic {

    @Override
    public String linear(Graph graph, String rows, Dense dense) {
        var inputs = new ArrayList<String>(List.of(rows));
        inputs.add(graph.constant(
                dense.name() + ".weight", new FloatArray(dense.weight(), dense.outputs(), dense.inputs())));
        if (dense.hasBias()) {
            inputs.add(graph.constant(dense.name() + ".bias", new FloatArray(dense.bias(), dense.outputs())));
        }
        return graph.node("Gemm", inputs, Attributes.integer("transB", 1));
    }

    @Override
    public String norm(Layers layers, String rows, String name) {
        var graph = layers.graph();
        return graph.node(
                "LayerNormalization",
                List.of(
                        rows,
                        graph.constant(name + ".weight", layers.weight(name + ".weight")),
                        graph.constant(name + ".bias", layers.weight(name + ".bias"))),
                Attributes.integer("axis", -1),
                Attributes.real("epsilon", layers.epsilon()));
    }

    @Override
    public Normalized normalized(Layers layers, String rows, String name) {
        return new Normalized(norm(layers, rows, name), UnaryOperator.identity());
    }
}
