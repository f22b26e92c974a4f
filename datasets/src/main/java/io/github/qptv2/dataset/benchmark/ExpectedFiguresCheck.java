package io.github.qptv2.dataset.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            lines.add(count(usable) + " usable items, a complete copy has " + counts(expected.usable()) + " ("
                    + expected.source() + ")");
        }
        boolean hasParts = set.items().stream().anyMatch(item -> item.part() != null);
        for (Map.Entry<SplitPart, Integer> part : new TreeMap<>(expected.parts()).entrySet()) {
            int found = set.part(part.getKey()).size();
            if (hasParts && found != part.getValue()) {
                lines.add(count(found) + " items in the official part " + part.getKey() + ", a complete copy has "
                        + count(part.getValue()) + " (" + expected.source() + ")");
            }
        }
        RatingScale scale = set.scale();
        long outside = set.items().stream()
                .filter(item -> item.mos() < scale.low() || item.mos() > scale.high())
                .count();
        if (outside > 0 && !scale.flipped()) { // realigned DMOS exceed their scale
            lines.add(count(outside) + " MOS outside " + scale.low() + ".." + scale.high());
        }
        return lines;
    }

    private static String counts(List<Integer> usable) {
        return String.join(
                " or ", usable.stream().map(ExpectedFiguresCheck::count).toList());
    }

    private static String count(long items) {
        return String.format(Locale.ROOT, "%,d", items);
    }
}
