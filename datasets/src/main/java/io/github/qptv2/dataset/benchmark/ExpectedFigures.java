package io.github.qptv2.dataset.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.SplitPart;

/**
 * Known figures of a complete copy.
 *
 * @param usable possible numbers of usable items; empty where sources disagree
 * @param parts number of usable items by official part; empty without an official split
 * @param source publication of the figures
 */
public record ExpectedFigures(List<Integer> usable, Map<SplitPart, Integer> parts, String source) {

    /** Copies. */
    public ExpectedFigures {
        usable = List.copyOf(usable);
        parts = Map.copyOf(parts);
    }

    static ExpectedFigures of(String source, Integer... usable) {
        return new ExpectedFigures(List.of(usable), Map.of(), source);
    }

    ExpectedFigures with(SplitPart part, int count) {
        var more = new LinkedHashMap<>(parts);
        more.put(part, count);
        return new ExpectedFigures(usable, more, source);
    }
}
