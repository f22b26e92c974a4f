package io.github.qptv2.dataset.split;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.qptv2.dataset.LabeledDataset;

/**
 * Which items to train on, to choose by and to judge by; by name, so that it holds for every copy and every order of
 * the labels.
 *
 * @param label what to call it in reports and files: letters, digits, dots and hyphens
 * @param validation may be empty
 * @param unused items of the sets that have no place in this protocol
 */
public record Split(String label, List<Key> train, List<Key> validation, List<Key> test, List<Key> unused) {

    /**
     * An item.
     *
     * @param set the set's name
     * @param name the item's, within the set
     */
    public record Key(String set, String name) {}

    /** Copies; throws if an item is in two places, or there is nothing to train on or to judge by. */
    public Split {
        if (!label.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException(
                    "a split, and its file before .csv, is called by letters, digits, dots and hyphens, got \"%s\""
                            .formatted(label));
        }
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        unused = List.copyOf(unused);
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException("%s: needs items to train on and to judge by, got %d and %d"
                    .formatted(label, train.size(), test.size()));
        }
        Set<Key> seen = new HashSet<>();
        Stream.of(train, validation, test, unused).flatMap(List::stream).forEach(key -> {
            if (!seen.add(key)) {
                throw new IllegalArgumentException(
                        "%s of %s must be in one place of a split".formatted(key.name(), key.set()));
            }
        });
    }

    /** Everything that the split knows. */
    public Set<Key> keys() {
        Set<Key> keys = new HashSet<>();
        Stream.of(train, validation, test, unused).forEach(keys::addAll);
        return keys;
    }

    /**
     * Throws unless the split knows exactly the usable items of these sets: labels of another edition would silently
     * train on what is judged by.
     */
    public void requireFits(List<LabeledDataset> sets) {
        Set<Key> there = new HashSet<>();
        sets.forEach(set -> there.addAll(keys(set)));
        requireSame(keys(), there);
    }

    /** As {@link #requireFits(List)} of one set, whatever else the split knows. */
    public void requireFits(LabeledDataset set) {
        Set<Key> known = keys();
        known.removeIf(key -> !key.set().equals(set.name()));
        requireSame(known, keys(set));
    }

    private static Set<Key> keys(LabeledDataset set) {
        Set<Key> keys = new HashSet<>();
        set.usable().forEach(item -> keys.add(new Key(set.name(), item.name())));
        return keys;
    }

    private void requireSame(Set<Key> known, Set<Key> there) {
        requireNone("split %s names %d items that the labels have not, such as %s of %s", known, there);
        requireNone("split %s lacks %d items that the labels have, such as %s of %s", there, known);
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
