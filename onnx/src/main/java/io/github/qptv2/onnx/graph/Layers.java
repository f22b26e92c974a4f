package io.github.qptv2.onnx.graph;

import java.util.Arrays;
import java.util.List;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.onnx.FloatArray;

/**
 * What networks are made of. Tokens lie in rows, (R, width), so that a linear layer is one matrix product whatever the
 * batch.
 *
 * @param weights by the names of the published checkpoints
 * @param epsilon added to the variance in every LayerNorm
 */
record Layers(Graph graph, StateDict weights, double epsilon) {

    /** A weight as it is stored. */
    FloatArray weight(String name) {
        var weight = weights.get(name);
        return new FloatArray(weight.toFloats(), weight.shape());
    }

    private String constant(String name) {
        return graph.constant(name, weight(name));
    }

    /** Maps (R, in) to (R, out), with a bias where there is one. */
    String linear(String x, String name) {
        String bias = name + ".bias";
        return weights.contains(bias)
                ? linear(x, constant(name + ".weight"), constant(bias))
                : graph.node("Gemm", List.of(x, constant(name + ".weight")), Attributes.integer("transB", 1));
    }

    /** Maps (R, in) to (R, out) by constants (out, in) and (out). */
    String linear(String x, String weight, String bias) {
        return graph.node("Gemm", List.of(x, weight, bias), Attributes.integer("transB", 1));
    }

    /** LayerNorm over the last dimension (Ba et al., 2016). */
    String norm(String x, String name) {
        return graph.node(
                "LayerNormalization",
                List.of(x, constant(name + ".weight"), constant(name + ".bias")),
                Attributes.integer("axis", -1),
                Attributes.real("epsilon", epsilon));
    }

    /** {@code x Phi(x)}, Phi being the normal distribution's: the steps that runtimes join to one operator. */
    String gelu(String x) {
        String erf = graph.node("Erf", List.of(graph.node("Div", List.of(x, graph.scalar((float) Math.sqrt(2))))));
        String twice = graph.node("Mul", List.of(x, graph.node("Add", List.of(erf, graph.scalar(1)))));
        return graph.node("Mul", List.of(twice, graph.scalar(0.5f)));
    }

    /** Linear, GELU, Linear: (R, width) to the same. */
    String mlp(String x, String name) {
        return linear(gelu(linear(x, name + ".fc1")), name + ".fc2");
    }

    /** {@code x + mlp(norm2(x))} of a block. */
    String mlpBlock(String x, String block) {
        return add(x, mlp(norm(x, block + ".norm2"), block + ".mlp"));
    }

    String add(String one, String other) {
        return graph.node("Add", List.of(one, other));
    }

    /** The same values in another shape, -1 standing for what is left. */
    String reshape(String x, long... shape) {
        return graph.node("Reshape", List.of(x, graph.constant(shape)));
    }

    /** Dimension i of the result is dimension {@code order[i]} of x. */
    String transpose(String x, long... order) {
        return graph.node("Transpose", List.of(x), Attributes.integers("perm", order));
    }

    /** Some rows of a weight times a factor, under a name of their own. */
    String part(String name, String stored, int index, int parts, double factor) {
        var all = weight(stored);
        int count = all.values().length / parts;
        float[] values = Arrays.copyOfRange(all.values(), index * count, (index + 1) * count);
        for (int i = 0; i < count; i++) {
            values[i] *= (float) factor;
        }
        long[] shape = all.shape().clone();
        shape[0] /= parts;
        return graph.constant(name, new FloatArray(values, shape));
    }
}
