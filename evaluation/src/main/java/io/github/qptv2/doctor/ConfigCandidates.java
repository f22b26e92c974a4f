package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.scoring.bundle.InferenceConfig;

/**
 * Conventions to be tried: the current ones, and those that differ from them in one of epsilon, channels, normalization
 * and resizing; each with both orders of pooling, which cost one pass.
 *
 * @param passes what the network is run with, each for both orders of pooling; the current ones first
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

    /** All that are tried, the current ones first. */
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

    /** What differs from the current ones, such as {@code channels=bgr}. */
    List<String> changes(InferenceConfig other) {
        Map<String, String> before = current.toMap();
        return other.toMap().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
