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

/**
 * Split protocols: official parts, random splits and cross-validation folds. Items of the observers' practice session
 * are in no split.
 */
public final class Splits {

    private static final double TRAINING = 0.8;

    private Splits() {}

    /** The published parts. */
    public static Split official(LabeledDataset set) {
        return official(set, SplitPart.TEST, "official");
    }

    /** The published parts with the second test part in place of the first. */
    public static Split officialSecond(LabeledDataset set) {
        return official(set, SplitPart.TEST_2, "official-2");
    }

    private static Split official(LabeledDataset set, SplitPart test, String label) {
        if (set.part(test).isEmpty() || set.part(SplitPart.TRAIN).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no official split (%s); name another one, such as random-1-1".formatted(set.name(), label));
        }
        List<Split.Key> unused = Split.Key.of(
                set,
                set.usable().stream()
                        .filter(item -> item.part() != SplitPart.TRAIN
                                && item.part() != SplitPart.VALIDATION
                                && item.part() != test)
                        .toList());
        return new Split(
                label,
                Split.Key.of(set, set.part(SplitPart.TRAIN)),
                Split.Key.of(set, set.part(SplitPart.VALIDATION)),
                Split.Key.of(set, set.part(test)),
                unused);
    }

    /**
     * {@code count} random splits: 80 % of the contents for training, 20 % for the test. All images of one content are
     * on one side. The seed determines the splits, independent of the order of the labels.
     */
    public static List<Split> random(LabeledDataset set, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least 1 split, got " + count);
        }
        List<String> contents = contents(set, 2);
        // one random stream, so that split 3 of 5 equals split 3 of 10
        var random = new Random(seed);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> shuffled(set, contents, "random-" + seed + "-" + number, random))
                .toList();
    }

    private static Split shuffled(LabeledDataset set, List<String> contents, String label, Random random) {
        var order = new ArrayList<>(contents);
        Collections.shuffle(order, random);
        int training = (int) Math.round(TRAINING * order.size());
        return split(set, label, new HashSet<>(order.subList(Math.min(training, order.size() - 1), order.size())));
    }

    /**
     * {@code count} cross-validation folds: shuffled contents in parts of nearly equal size. Each part is the test part
     * of one split and belongs to the training part of all others.
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
                        "fold-" + count + "-" + seed + "-" + number,
                        new HashSet<>(
                                order.subList((number - 1) * order.size() / count, number * order.size() / count))))
                .toList();
    }

    private static List<String> contents(LabeledDataset set, int min) {
        List<String> contents = set.usable().stream()
                .map(LabeledItem::content)
                .distinct()
                .sorted()
                .toList();
        if (contents.size() < min) {
            throw new IllegalArgumentException(
                    "%s: random splits need at least %d contents, got %d".formatted(set.name(), min, contents.size()));
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
        return new Split(label, Split.Key.of(set, train), List.of(), Split.Key.of(set, test), List.of());
    }
}
