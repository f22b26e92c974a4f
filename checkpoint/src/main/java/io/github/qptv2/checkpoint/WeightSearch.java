package io.github.qptv2.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.qptv2.checkpoint.pickle.PickleDict;
import io.github.qptv2.checkpoint.pickle.TensorRef;

/**
 * Finds the mapping from names to tensors in the object that a training script saved.
 *
 * <p>A nested mapping under one of {@link #KEYS} takes precedence over tensors beside it, which are scores and
 * counters. Of several mappings the first in the order of the list is taken: EMA weights before raw ones, as is common
 * in evaluation, then BasicSR's {@code params}, then the usual names. Last come {@link #NETWORKS}, of which no order
 * selects one.
 */
final class WeightSearch {

    static final List<String> KEYS = List.of(
            "params_ema",
            "state_dict_ema",
            "model_ema",
            "params",
            "state_dict",
            "model_state_dict",
            "model",
            "module",
            "net");

    /** Keys of networks saved side by side, searched last; their names get the key as a prefix. */
    static final List<String> NETWORKS = List.of("ema", "student", "teacher", "backbone", "encoder");

    private static final int DEEPEST = 4;

    private final Set<Object> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> ignored = new ArrayList<>();

    /** @param ignored entries that are not weights, innermost first, as paths such as {@code model.epoch} */
    record Found(List<String> nesting, Map<String, TensorRef> tensors, List<String> ignored) {}

    static Optional<Found> in(PickleDict root) {
        return new WeightSearch().find(root, List.of());
    }

    private Optional<Found> find(PickleDict dict, List<String> path) {
        if (path.size() > DEEPEST || !visited.add(dict)) {
            return Optional.empty(); // a dictionary inside itself, or one that was searched under another key
        }
        for (var key : KEYS) {
            if (dict.entries().get(key) instanceof PickleDict inner) {
                var found = find(inner, extended(path, key));
                if (found.isPresent()) {
                    dict.entries().keySet().stream()
                            .filter(name -> !name.equals(key))
                            .forEach(name -> ignored.add(String.join(".", extended(path, label(name)))));
                    return found;
                }
            }
        }
        return direct(dict, path).or(() -> networks(dict, path));
    }

    private Optional<Found> direct(PickleDict dict, List<String> path) {
        var tensors = new LinkedHashMap<String, TensorRef>();
        var others = new ArrayList<String>();
        collect(dict, path, "", tensors, others);
        if (tensors.isEmpty()) {
            return Optional.empty();
        }
        ignored.addAll(0, others);
        return Optional.of(new Found(path, tensors, ignored));
    }

    private Optional<Found> networks(PickleDict dict, List<String> path) {
        var tensors = new LinkedHashMap<String, TensorRef>();
        var others = new ArrayList<String>();
        dict.entries().forEach((name, value) -> {
            if (name instanceof String text && NETWORKS.contains(text) && value instanceof PickleDict network) {
                collect(network, extended(path, text), text + ".", tensors, others);
            } else {
                others.add(String.join(".", extended(path, label(name))));
            }
        });
        if (tensors.isEmpty()) {
            return Optional.empty();
        }
        ignored.addAll(0, others);
        return Optional.of(new Found(path, tensors, ignored));
    }

    private static void collect(
            PickleDict dict, List<String> path, String prefix, Map<String, TensorRef> tensors, List<String> others) {
        dict.entries().forEach((name, value) -> {
            if (name instanceof String text && value instanceof TensorRef tensor) {
                tensors.put(prefix + text, tensor);
            } else {
                others.add(String.join(".", extended(path, label(name))));
            }
        });
    }

    static String label(Object key) {
        return key instanceof String || key instanceof Long ? key.toString() : "?";
    }

    private static List<String> extended(List<String> path, String key) {
        var extended = new ArrayList<>(path);
        extended.add(key);
        return extended;
    }
}
