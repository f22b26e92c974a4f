package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.scoring.bundle.InferenceConfig;

/**
 * Candidate inference configurations: the current one and those that differ from it in one of epsilon, channels,
 * normalization and resizing. One forward pass gives both pooling orders of a candidate.
 *
 * @param passes configurations of the forward passes, each for both pooling orders; the current one first
 */
record ConfigCandidates(InferenceConfig current, List<InferenceConfig> passes) {

    private static final Map<String, List<String>> AXES = Map.of(
            "eps", List.of("1e-6", "1e-5"),
            "channels", List.of("rgb", "bgr"),
            "normalization", List.of("imagenet", "half"),
            "resize", List.of("crops", "center:224", "center:256", "center:384", "squash"));

    static ConfigCandidates around(InferenceConfig current) {
        var passes = new LinkedHashSet<InferenceConfig>();
        passes.add(current);
        for (String axis : current.toMap().keySet()) {
            for (String value : AXES.getOrDefault(axis, List.of())) {
                passes.add(current.with(axis, value));
            }
        }
        return new ConfigCandidates(current, List.copyOf(passes));
    }

    /** All candidates, the current one first. */
    List<InferenceConfig> all() {
        var all = new ArrayList<InferenceConfig>();
        all.add(current);
        for (var pass : passes) {
            for (var order : Pooling.values()) {
                if (!pass.with(order).equals(current)) {
                    all.add(pass.with(order));
                }
            }
        }
        return all;
    }

    /** Differences from the current configuration, such as {@code channels=bgr}. */
    List<String> changes(InferenceConfig other) {
        Map<String, String> before = current.toMap();
        return other.toMap().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
