package io.github.qptv2.onnx.graph;

import java.util.List;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.onnx.FloatArray;

/**
 * The layers of networks. Tokens are rows, (R, width), so that a linear layer is one matrix product for any batch.
 *
 * @param weights by the names of the published checkpoints
 * @param epsilon added to the variance in every LayerNorm
 */
record Layers(Graph graph, StateDict weights, double epsilon, Arithmetic arithmetic) {

    /** The same layers in another graph. */
    Layers in(Graph other) {
        return new Layers(other, weights, epsilon, arithmetic);
    }

    /** The same layers with another arithmetic. */
    Layers with(Arithmetic other) {
        return new Layers(graph, weights, epsilon, other);
    }

    /** A weight as it is stored. */
    FloatArray weight(String name) {
        var weight = weights.get(name);
        return new FloatArray(weight.toFloats(), weight.shape());
    }

    /** A linear layer as it is stored. */
    Dense dense(String name) {
        var weight = weight(name + ".weight");
        String bias = name + ".bias";
        float[] shifts = weights.contains(bias) ? weight(bias).values() : new float[0];
        return new Dense(name, weight.values(), shifts, Math.toIntExact(weight.shape()[1]));
    }

    /** Maps (R, in) to (R, out), with the bias if the layer has one. */
    String linear(String x, String name) {
        return arithmetic.linear(graph, x, dense(name));
    }

    /** A linear layer after a LayerNorm. */
    String linear(NormalizedRows x, Dense dense) {
        return arithmetic.linear(graph, x.rows(), x.layer().apply(dense));
    }

    /** LayerNorm over the last dimension (Ba et al., 2016). */
    String norm(String x, String name) {
        return layerNorm(name).of(x);
    }

    /** LayerNorm before linear layers, which absorb its weight and bias. */
    NormalizedRows normalized(String x, String name) {
        return layerNorm(name).before(x);
    }

    private LayerNormNodes layerNorm(String name) {
        return new LayerNormNodes(graph, name, weight(name + ".weight"), weight(name + ".bias"), epsilon);
    }

    /**
     * {@code x Phi(x)}, with Phi the normal distribution function, in the nodes that runtimes fuse into one operator.
     */
    String gelu(String x) {
        String erf = graph.node("Erf", List.of(graph.node("Div", List.of(x, graph.scalar((float) Math.sqrt(2))))));
        String twice = graph.node("Mul", List.of(x, graph.node("Add", List.of(erf, graph.scalar(1)))));
        return graph.node("Mul", List.of(twice, graph.scalar(0.5f)));
    }

    /** {@code x + mlp(norm2(x))} of a block: Linear, GELU, Linear. */
    String mlpBlock(String x, String block) {
        String hidden = linear(normalized(x, block + ".norm2"), dense(block + ".mlp.fc1"));
        return add(x, linear(gelu(hidden), block + ".mlp.fc2"));
    }

    String add(String one, String other) {
        return graph.node("Add", List.of(one, other));
    }

    /** Reshapes; -1 is the remaining dimension. */
    String reshape(String x, long... shape) {
        return graph.node("Reshape", List.of(x, graph.constant(shape)));
    }

    /** Dimension i of the result is dimension {@code order[i]} of x. */
    String transpose(String x, long... order) {
        return graph.node("Transpose", List.of(x), Attributes.integers("perm", order));
    }
}
