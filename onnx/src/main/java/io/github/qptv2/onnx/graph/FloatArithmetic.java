package io.github.qptv2.onnx.graph;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.onnx.FloatArray;

/** Linear layers in 32-bit floats. */
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
}
