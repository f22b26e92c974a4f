package io.github.qptv2.pretrain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.tensor.Tensor;

/** Weighted losses of a batch. */
final class WeightedLosses {

    /**
     * A loss.
     *
     * @param name in the log
     * @param value a scalar, before its weight
     */
    private record Part(String name, double weight, Tensor value) {

        Tensor weighted() {
            return weight == 1 ? value : value.mul(weight);
        }
    }

    private final List<Part> parts = new ArrayList<>();

    void add(String name, double weight, Tensor value) {
        parts.add(new Part(name, weight, value));
    }

    /** The weighted sum. */
    Tensor sum() {
        return parts.stream()
                .map(Part::weighted)
                .reduce(Tensor::add)
                .orElseThrow(() -> new IllegalStateException("a step needs a loss, got none"));
    }

    /** Unweighted losses by name; empty if there is only one. */
    Map<String, Double> values() {
        var values = new LinkedHashMap<String, Double>();
        if (parts.size() > 1) {
            parts.forEach(part -> values.put(part.name(), (double) part.value().item()));
        }
        return values;
    }
}
