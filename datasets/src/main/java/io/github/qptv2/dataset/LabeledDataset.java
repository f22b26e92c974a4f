package io.github.qptv2.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.benchmark.Benchmarks;
import io.github.qptv2.io.MediaFiles;

/**
 * Labels of a set as read from a copy of it.
 *
 * @param name by which {@link Benchmarks} knows it
 * @param items in the labels' order, practice items included; names differ
 */
public record LabeledDataset(String name, RatingScale scale, List<LabeledItem> items) {

    /** Copies; throws if a name comes twice. */
    public LabeledDataset {
        items = List.copyOf(items);
        Set<String> names = new HashSet<>();
        for (LabeledItem item : items) {
            if (!names.add(item.name())) {
                throw new IllegalArgumentException("%s: %s has two labels; drop one".formatted(name, item.name()));
            }
        }
    }

    /** What may be trained on and judged by: all but practice items. */
    public List<LabeledItem> usable() {
        return items.stream().filter(item -> !item.practice()).toList();
    }

    /** The usable items of an official part. */
    public List<LabeledItem> part(SplitPart part) {
        return usable().stream().filter(item -> item.part() == part).toList();
    }

    /** Whether it is of videos, by the names of the files. */
    public boolean isOfClips() {
        return usable().stream().anyMatch(item -> MediaFiles.isVideoName(item.path()));
    }
}
