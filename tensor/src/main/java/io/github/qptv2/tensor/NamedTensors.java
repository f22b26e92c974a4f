package io.github.qptv2.tensor;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.StateDictDiff;
import io.github.qptv2.checkpoint.Weight;

/** Saves and restores tensors by name. */
public final class NamedTensors {

    private NamedTensors() {}

    /** A copy on the host, bit for bit, in the map's order. */
    public static StateDict state(Map<String, Tensor> tensors) {
        var weights = new LinkedHashMap<String, Weight>();
        tensors.forEach((name, tensor) -> weights.put(name, tensor.toWeight()));
        return StateDict.of(weights);
    }

    /**
     * Checks that every name and every shape matches.
     *
     * @throws IllegalArgumentException listing everything that is missing, unexpected or wrongly shaped
     */
    public static void requireFit(Map<String, Tensor> tensors, StateDict weights) {
        var expected = new LinkedHashMap<String, long[]>();
        tensors.forEach((name, tensor) -> expected.put(name, tensor.shape()));
        var fit = StateDictDiff.of(expected, weights);
        if (!fit.isExact()) {
            throw new IllegalArgumentException(fit.message());
        }
    }

    /**
     * Overwrites the tensors in place; the element types may differ.
     *
     * @throws IllegalArgumentException listing everything that is missing, unexpected or wrongly shaped; the tensors
     *     are then unchanged
     */
    public static void load(Map<String, Tensor> tensors, StateDict weights) {
        requireFit(tensors, weights);
        tensors.forEach((name, tensor) -> {
            try (var value = Tensor.of(weights.get(name))) {
                tensor.copyFrom(value);
            }
        });
    }
}
