package io.github.qptv2.data.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a whole copy.
 *
 * @param usable counts of usable items of the forms handed round; empty where sources disagree
 * @param parts usable items by official part; empty where there is none
 * @param source who says so
 */
public record Expectation(List<Integer> usable, Map<Part, Integer> parts, String source) {

    /** Copies. */
    public Expectation {
        usable = List.copyOf(usable);
        parts = Map.copyOf(parts);
    }

    static Expectation of(String source, Integer... usable) {
        return new Expectation(List.of(usable), Map.of(), source);
    }

    Expectation with(Part part, int count) {
        var more = new LinkedHashMap<>(parts);
        more.put(part, count);
        return new Expectation(usable, more, source);
    }
}
