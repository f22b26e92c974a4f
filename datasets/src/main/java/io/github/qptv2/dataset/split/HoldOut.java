package io.github.qptv2.dataset.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.io.SplitMix64;

/**
 * Takes the validation part out of the training part, by content; the test part is never changed.
 *
 * @param validation share of the training contents of each dataset without a validation part, in [0, 1)
 * @param labels share of the training and of the validation contents that is used, in (0, 1]; a larger share contains a
 *     smaller one
 * @param seed of both choices
 * @param minTrain contents of a dataset that stay at least in the training part, 0 or 1
 */
public record HoldOut(double validation, double labels, long seed, int minTrain) {

    private static final long VALIDATION = 0x76616c, LABELS = 0x6c6162; // independent choices

    /** The items of a dataset; those beyond the share of labels are unused. */
    public record Parts(List<Split.Key> train, List<Split.Key> validation, List<Split.Key> unused) {}

    /** The split of these datasets with its validation part. */
    public Split of(List<LabeledDataset> sets, Split split) {
        List<Split.Key> train = new ArrayList<>(), held = new ArrayList<>(), unused = new ArrayList<>(split.unused());
        for (LabeledDataset set : sets) {
            Parts parts = of(set, Split.Key.ofSet(set, split.train()), Split.Key.ofSet(set, split.validation()));
            train.addAll(parts.train());
            held.addAll(parts.validation());
            unused.addAll(parts.unused());
        }
        return new Split(split.label(), train, held, split.test(), unused);
    }

    /**
     * The parts of one dataset.
     *
     * @param train items with those to hold out
     * @param given validation items; if there are any, none are held out
     */
    public Parts of(LabeledDataset set, List<Split.Key> train, List<Split.Key> given) {
        Map<String, String> contents = set.contents();
        Set<String> chosen = given.isEmpty() ? share(contents, train, validation, VALIDATION, minTrain) : Set.of();
        List<Split.Key> rest = new ArrayList<>(), validated = new ArrayList<>(given), unused = new ArrayList<>();
        train.forEach(
                key -> (chosen.contains(contents.getOrDefault(key.name(), key.name())) ? validated : rest).add(key));
        return new Parts(labeled(contents, rest, unused), labeled(contents, validated, unused), unused);
    }

    /** The items within the share of labels; the others are added to {@code unused}. */
    private List<Split.Key> labeled(Map<String, String> contents, List<Split.Key> keys, List<Split.Key> unused) {
        Set<String> known = share(contents, keys, labels, LABELS, 0);
        var kept = new ArrayList<Split.Key>();
        keys.forEach(key -> (known.contains(contents.getOrDefault(key.name(), key.name())) ? kept : unused).add(key));
        return kept;
    }

    /** A random share of the contents of these items: at least one for a share above 0, and all but {@code left}. */
    private Set<String> share(
            Map<String, String> contents, List<Split.Key> keys, double share, long purpose, int left) {
        var order = new ArrayList<>(keys.stream()
                .map(key -> contents.getOrDefault(key.name(), key.name()))
                .distinct()
                .sorted()
                .toList());
        Collections.shuffle(order, new Random(SplitMix64.combine(seed, purpose)));
        int max = order.size() - left;
        int count =
                share == 0 || order.isEmpty() ? 0 : Math.min(max, Math.max(1, (int) Math.round(share * order.size())));
        return new HashSet<>(order.subList(0, count));
    }
}
