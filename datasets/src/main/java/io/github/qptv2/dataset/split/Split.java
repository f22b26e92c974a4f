package io.github.qptv2.dataset.split;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;

/**
 * Training, validation and test items by name, independent of the copy of a dataset and of the order of its labels.
 *
 * @param label in reports and file names: letters, digits, dots and hyphens
 * @param validation may be empty
 * @param unused items that belong to no part
 */
public record Split(String label, List<Key> train, List<Key> validation, List<Key> test, List<Key> unused) {

    /**
     * An item.
     *
     * @param set name of the dataset
     * @param name of the item within the dataset
     */
    public record Key(String set, String name) {

        /** Items of a dataset as those of a split. */
        public static List<Key> of(LabeledDataset set, List<LabeledItem> items) {
            return items.stream().map(item -> new Key(set.name(), item.name())).toList();
        }

        /** The items of a dataset among these. */
        public static List<Key> ofSet(LabeledDataset set, List<Key> keys) {
            return keys.stream().filter(key -> key.set().equals(set.name())).toList();
        }
    }

    /** Copies; throws if an item is in two parts, or if the training or test part is empty. */
    public Split {
        if (!label.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException(
                    "the label of a split must have only letters, digits, dots and hyphens, got \"%s\""
                            .formatted(label));
        }
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        unused = List.copyOf(unused);
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: must have training and test items, got %d and %d".formatted(label, train.size(), test.size()));
        }
        Set<Key> seen = new HashSet<>();
        Stream.of(train, validation, test, unused).flatMap(List::stream).forEach(key -> {
            if (!seen.add(key)) {
                throw new IllegalArgumentException(
                        "%s of %s must be in one part of a split".formatted(key.name(), key.set()));
            }
        });
    }

    /** All items of the split. */
    public Set<Key> keys() {
        Set<Key> keys = new HashSet<>();
        Stream.of(train, validation, test, unused).forEach(keys::addAll);
        return keys;
    }

    /**
     * Throws unless the split lists exactly the usable items of these datasets: with labels of another edition,
     * training could silently use test items.
     */
    public void requireFits(List<LabeledDataset> sets) {
        Set<Key> there = new HashSet<>();
        sets.forEach(set -> there.addAll(keys(set)));
        requireSame(keys(), there);
    }

    /** As {@link #requireFits(List)} for one dataset; items of other datasets are ignored. */
    public void requireFits(LabeledDataset set) {
        Set<Key> known = keys();
        known.removeIf(key -> !key.set().equals(set.name()));
        requireSame(known, keys(set));
    }

    private static Set<Key> keys(LabeledDataset set) {
        return new HashSet<>(Key.of(set, set.usable()));
    }

    private void requireSame(Set<Key> known, Set<Key> there) {
        requireNone("split %s lists %d items that the labels lack, such as %s of %s", known, there);
        requireNone("split %s lacks %d items of the labels, such as %s of %s", there, known);
    }

    private void requireNone(String rule, Set<Key> those, Set<Key> without) {
        List<Key> odd = those.stream()
                .filter(key -> !without.contains(key))
                .sorted((one, other) -> (one.set() + one.name()).compareTo(other.set() + other.name()))
                .toList();
        if (!odd.isEmpty()) {
            throw new IllegalArgumentException(rule.formatted(
                    label, odd.size(), odd.get(0).name(), odd.get(0).set()));
        }
    }
}
