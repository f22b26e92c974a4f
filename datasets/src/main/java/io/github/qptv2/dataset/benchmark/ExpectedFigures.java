package io.github.qptv2.dataset.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.SplitPart;

/**
 * What is known of a whole copy.
 *
 * @param usable counts of usable items of the forms handed round; empty where sources disagree
 * @param parts usable items by official part; empty where there is none
 * @param source who says so
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
