package io.github.qptv2.dataset.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.SplitPart;

/** The protocols by which sets are cut into training and test items. Practice items are in none. */
public final class Splits {

    private static final double TRAINING = 0.8;

    private Splits() {}

    /** The owners' parts. */
    public static Split official(LabeledDataset set) {
        return official(set, SplitPart.TEST, "official");
    }

    /** The owners' parts with their second test in place of the first. */
    public static Split officialSecond(LabeledDataset set) {
        return official(set, SplitPart.TEST_2, "official-2");
    }

    private static Split official(LabeledDataset set, SplitPart test, String label) {
        if (set.part(test).isEmpty() || set.part(SplitPart.TRAIN).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no official split (%s); take a random one: --splits random:1:1, or split: random-1-1 in a configuration"
                            .formatted(set.name(), label));
        }
        List<Split.Key> unused = keys(
                set,
                set.usable().stream()
                        .filter(item -> item.part() != SplitPart.TRAIN
                                && item.part() != SplitPart.VALIDATION
                                && item.part() != test)
                        .toList());
        return new Split(
                label,
                keys(set, set.part(SplitPart.TRAIN)),
                keys(set, set.part(SplitPart.VALIDATION)),
                keys(set, set.part(test)),
                unused);
    }

    /**
     * {@code count} random splits, 80 % of the contents for training and 20 % for the test: all that was made from one
     * content is on one side. The same seed gives the same splits, whatever the labels' order.
     */
    public static List<Split> random(LabeledDataset set, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least 1 split, got " + count);
        }
        List<String> contents = contents(set, 2);
        // one stream of random numbers, so that split 3 of 5 is split 3 of 10
        var random = new Random(seed);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> shuffled(set, contents, "random-%d-%d".formatted(seed, number), random))
                .toList();
    }

    private static Split shuffled(LabeledDataset set, List<String> contents, String label, Random random) {
        var order = new ArrayList<>(contents);
        Collections.shuffle(order, random);
        int training = (int) Math.round(TRAINING * order.size());
        return split(set, label, new HashSet<>(order.subList(Math.min(training, order.size() - 1), order.size())));
    }

    /**
     * {@code count} folds: the contents in random order, cut into as many parts of nearly one size, each of which is
     * the test once and is trained on in all other splits.
     *
     * @param count at least 2, at most the number of contents
     */
    public static List<Split> folds(LabeledDataset set, int count, long seed) {
        if (count < 2) {
            throw new IllegalArgumentException("there must be at least 2 folds, got " + count);
        }
        var order = new ArrayList<>(contents(set, count));
        Collections.shuffle(order, new Random(seed));
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> split(
                        set,
                        "fold-%d-%d-%d".formatted(count, seed, number),
                        new HashSet<>(
                                order.subList((number - 1) * order.size() / count, number * order.size() / count))))
                .toList();
    }

    private static List<String> contents(LabeledDataset set, int least) {
        List<String> contents = set.usable().stream()
                .map(LabeledItem::content)
                .distinct()
                .sorted()
                .toList();
        if (contents.size() < least) {
            throw new IllegalArgumentException("%s: random splits need at least %d contents, got %d"
                    .formatted(set.name(), least, contents.size()));
        }
        return contents;
    }

    private static Split split(LabeledDataset set, String label, Set<String> tested) {
        List<LabeledItem> train = set.usable().stream()
                .filter(item -> !tested.contains(item.content()))
                .toList();
        List<LabeledItem> test = set.usable().stream()
                .filter(item -> tested.contains(item.content()))
                .toList();
        return new Split(label, keys(set, train), List.of(), keys(set, test), List.of());
    }

    /** A split for each set, which is then the test, all others being trained on. */
    public static List<Split> leaveOneSetOut(List<LabeledDataset> sets) {
        if (sets.size() < 2) {
            throw new IllegalArgumentException("leaving one set out needs at least 2 sets, got " + sets.size());
        }
        return sets.stream()
                .map(left -> new Split(
                        "without-" + left.name(),
                        sets.stream()
                                .filter(set -> !set.name().equals(left.name()))
                                .flatMap(set -> keys(set, set.usable()).stream())
                                .toList(),
                        List.of(),
                        keys(left, left.usable()),
                        List.of()))
                .toList();
    }

    private static List<Split.Key> keys(LabeledDataset set, List<LabeledItem> items) {
        return items.stream()
                .map(item -> new Split.Key(set.name(), item.name()))
                .toList();
    }
}
