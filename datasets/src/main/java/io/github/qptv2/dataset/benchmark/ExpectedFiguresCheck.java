package io.github.qptv2.dataset.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;

/** Compares counts and ranges of a copy's labels with the figures of a complete copy. */
final class ExpectedFiguresCheck {

    private ExpectedFiguresCheck() {}

    /** One line for each different figure, with its source. */
    static List<String> differences(ExpectedFigures expected, LabeledDataset set) {
        var lines = new ArrayList<String>();
        int usable = set.usable().size();
        if (!expected.usable().isEmpty() && !expected.usable().contains(usable)) {
            lines.add("%,d usable items, a complete copy has %s (%s)"
                    .formatted(usable, counts(expected.usable()), expected.source()));
        }
        boolean hasParts = set.items().stream().anyMatch(item -> item.part() != null);
        for (Map.Entry<SplitPart, Integer> part : new TreeMap<>(expected.parts()).entrySet()) {
            int found = set.part(part.getKey()).size();
            if (hasParts && found != part.getValue()) {
                lines.add("%,d items in the official part %s, a complete copy has %,d (%s)"
                        .formatted(found, part.getKey(), part.getValue(), expected.source()));
            }
        }
        RatingScale scale = set.scale();
        long outside = set.items().stream()
                .filter(item -> item.mos() < scale.low() || item.mos() > scale.high())
                .count();
        if (outside > 0 && !scale.flipped()) { // realigned DMOS exceed their scale
            lines.add("%,d MOS outside %s..%s".formatted(outside, scale.low(), scale.high()));
        }
        return lines;
    }

    private static String counts(List<Integer> usable) {
        return String.join(" or ", usable.stream().map("%,d"::formatted).toList());
    }
}
