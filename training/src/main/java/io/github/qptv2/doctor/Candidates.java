package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.scoring.Conventions;

/**
 * Conventions to be tried: the current ones, and those that differ from them in one of epsilon, channels, normalisation
 * and resizing; each with both orders of pooling, which cost one pass.
 *
 * @param passes what the network is run with, each for both orders of pooling; the current ones first
 */
record Candidates(Conventions current, List<Conventions> passes) {

    private static final Map<String, List<String>> AXES = Map.of(
            "eps", List.of("1e-6", "1e-5"),
            "channels", List.of("rgb", "bgr"),
            "normalisation", List.of("imagenet", "half"),
            "resize", List.of("crops", "center:224", "center:256", "center:384", "squash"));

    static Candidates around(Conventions current) {
        var passes = new LinkedHashSet<Conventions>();
        passes.add(current);
        for (String axis : current.toMap().keySet()) {
            for (String value : AXES.getOrDefault(axis, List.of())) {
                passes.add(current.with(axis, value));
            }
        }
        return new Candidates(current, List.copyOf(passes));
    }

    /** All that are tried, the current ones first. */
    List<Conventions> all() {
        var all = new ArrayList<Conventions>();
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
    List<String> changes(Conventions other) {
        Map<String, String> before = current.toMap();
        return other.toMap().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }
}
