package io.github.qptv2.dataset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.io.MediaFiles;

/**
 * The labels of a dataset.
 *
 * @param name as in {@link DatasetReaders}
 * @param items in the order of the labels, including practice items; names are unique
 */
public record LabeledDataset(String name, RatingScale scale, List<LabeledItem> items) {

    /** Copies; throws if a name occurs twice. */
    public LabeledDataset {
        items = List.copyOf(items);
        Set<String> names = new HashSet<>();
        for (LabeledItem item : items) {
            if (!names.add(item.name())) {
                throw new IllegalArgumentException("%s: %s has two labels; drop one".formatted(name, item.name()));
            }
        }
    }

    /**
     * The same labels on a given scale.
     *
     * @throws IllegalArgumentException if the dataset states another scale, or a usable item lies outside
     */
    public LabeledDataset on(RatingScale given) {
        if (scale.stated() && !(scale.low() == given.low() && scale.high() == given.high())) {
            throw new IllegalArgumentException("%s states the scale %s, got %s".formatted(name, scale, given));
        }
        for (LabeledItem item : usable()) {
            if (!given.contains(item.mos())) {
                throw new IllegalArgumentException("scores of %s must lie on the scale %s, got %s of %s"
                        .formatted(name, given, item.mos(), item.path()));
            }
        }
        return scale.stated() ? this : new LabeledDataset(name, given, items);
    }

    /** Items for training and evaluation: all except practice items. */
    public List<LabeledItem> usable() {
        return items.stream().filter(item -> !item.practice()).toList();
    }

    /** The usable items of an official part. */
    public List<LabeledItem> part(SplitPart part) {
        return usable().stream().filter(item -> item.part() == part).toList();
    }

    /** Whether there are official training and test parts. */
    public boolean hasOfficialSplit() {
        return !part(SplitPart.TRAIN).isEmpty() && !part(SplitPart.TEST).isEmpty();
    }

    /** The source content of each usable item, by the item's name. */
    public Map<String, String> contents() {
        Map<String, String> contents = new HashMap<>();
        usable().forEach(item -> contents.put(item.name(), item.content()));
        return contents;
    }

    /** Whether the dataset has videos, by file name extension. */
    public boolean isOfClips() {
        return usable().stream().anyMatch(item -> MediaFiles.isVideoName(item.path()));
    }
}
