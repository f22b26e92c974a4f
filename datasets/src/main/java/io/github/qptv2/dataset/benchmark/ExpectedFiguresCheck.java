package io.github.qptv2.dataset.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;

/** Counts and ranges of a copy's labels against what is known of a whole one. */
final class ExpectedFiguresCheck {

    private ExpectedFiguresCheck() {}

    /** A line for each figure that differs, with the source of the known one. */
    static List<String> differences(ExpectedFigures expected, LabeledDataset set) {
        var lines = new ArrayList<String>();
        int usable = set.usable().size();
        if (!expected.usable().isEmpty() && !expected.usable().contains(usable)) {
            lines.add("%,d usable items, a whole copy has %s (%s)"
                    .formatted(usable, counts(expected.usable()), expected.source()));
        }
        boolean parted = set.items().stream().anyMatch(item -> item.part() != null);
        for (Map.Entry<SplitPart, Integer> part : new TreeMap<>(expected.parts()).entrySet()) {
            int found = set.part(part.getKey()).size();
            if (parted && found != part.getValue()) {
                lines.add("%,d items in the official part %s, a whole copy has %,d (%s)"
                        .formatted(found, part.getKey(), part.getValue(), expected.source()));
            }
        }
        RatingScale scale = set.scale();
        long outside = set.items().stream()
                .filter(item -> item.mos() < scale.low() || item.mos() > scale.high())
                .count();
        if (outside > 0 && !scale.flipped()) { // differences from an original pass their ends by realignment
            lines.add("%,d opinions outside %s..%s".formatted(outside, scale.low(), scale.high()));
        }
        return lines;
    }

    private static String counts(List<Integer> usable) {
        return String.join(" or ", usable.stream().map("%,d"::formatted).toList());
    }
}
