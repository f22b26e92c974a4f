package io.github.qptv2.onnx.graph;

import java.util.Map;
import java.util.Set;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.onnx.Precision;

/**
 * What a graph computes and in which precision.
 *
 * @param epsilon added to the variance in every LayerNorm, above 0
 * @param pooling for {@link Output#SCORE} and {@link Output#VECTOR}
 * @param outputs at least one
 * @param precision of the linear layers before the head
 * @param metadata entries of the file
 */
public record GraphOptions(
        double epsilon, Pooling pooling, Set<Output> outputs, Precision precision, Map<String, String> metadata) {

    /** Checks the ranges. */
    public GraphOptions {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be above 0, got " + epsilon);
        }
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("a graph must have an output, got none");
        }
    }

    /** Options for 32-bit floats without metadata. */
    public GraphOptions(double epsilon, Pooling pooling, Set<Output> outputs) {
        this(epsilon, pooling, outputs, Precision.FP32, Map.of());
    }

    /** The same in another precision. */
    public GraphOptions withPrecision(Precision other) {
        return new GraphOptions(epsilon, pooling, outputs, other, metadata);
    }

    /** The same with other metadata. */
    public GraphOptions withMetadata(Map<String, String> entries) {
        return new GraphOptions(epsilon, pooling, outputs, precision, entries);
    }
}
