package io.github.qptv2.data.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** The protocols by which sets are cut into training and test items. Practice items are in none. */
public final class Splits {

    private static final double TRAINING = 0.8;

    private Splits() {}

    /** The owners' parts. */
    public static Split official(LabelledSet set) {
        return official(set, Part.TEST, "official");
    }

    /** The owners' parts with their second test in place of the first. */
    public static Split officialSecond(LabelledSet set) {
        return official(set, Part.TEST_2, "official-2");
    }

    private static Split official(LabelledSet set, Part test, String label) {
        if (set.part(test).isEmpty() || set.part(Part.TRAIN).isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no official split %s; use random splits".formatted(set.name(), label));
        }
        List<Split.Key> unused = keys(
                set,
                set.usable().stream()
                        .filter(item ->
                                item.part() != Part.TRAIN && item.part() != Part.VALIDATION && item.part() != test)
                        .toList());
        return new Split(
                label,
                keys(set, set.part(Part.TRAIN)),
                keys(set, set.part(Part.VALIDATION)),
                keys(set, set.part(test)),
                unused);
    }

    /**
     * {@code count} random splits, 80 % of the contents for training and 20 % for the test: all that was made from one
     * content is on one side. The same seed gives the same splits, whatever the labels' order.
     */
    public static List<Split> random(LabelledSet set, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least 1 split, got " + count);
        }
        List<String> contents = set.usable().stream()
                .map(LabelledItem::content)
                .distinct()
                .sorted()
                .toList();
        if (contents.size() < 2) {
            throw new IllegalArgumentException(
                    "%s: random splits need at least 2 contents, got %d".formatted(set.name(), contents.size()));
        }
        // one stream of random numbers, so that split 3 of 5 is split 3 of 10
        var random = new Random(seed);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> shuffled(set, contents, "random-%d-%d".formatted(seed, number), random))
                .toList();
    }

    private static Split shuffled(LabelledSet set, List<String> contents, String label, Random random) {
        var order = new ArrayList<>(contents);
        Collections.shuffle(order, random);
        int training = (int) Math.round(TRAINING * order.size());
        Set<String> chosen = new HashSet<>(order.subList(0, Math.min(training, order.size() - 1)));
        List<LabelledItem> train = set.usable().stream()
                .filter(item -> chosen.contains(item.content()))
                .toList();
        List<LabelledItem> test = set.usable().stream()
                .filter(item -> !chosen.contains(item.content()))
                .toList();
        return new Split(label, keys(set, train), List.of(), keys(set, test), List.of());
    }

    /** A split for each set, which is then the test, all others being trained on. */
    public static List<Split> leaveOneSetOut(List<LabelledSet> sets) {
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

    private static List<Split.Key> keys(LabelledSet set, List<LabelledItem> items) {
        return items.stream()
                .map(item -> new Split.Key(set.name(), item.name()))
                .toList();
    }
}
