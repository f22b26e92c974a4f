package io.github.qptv2.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.loader.SeededRandom;

/**
 * Takes the validation part out of the training part, by content; the test part is never changed.
 *
 * @param validation share of the training contents of each dataset without a validation part, in [0, 1)
 * @param labels share of the training and of the validation contents that is used, in (0, 1]; a larger share contains a
 *     smaller one
 * @param seed of both choices
 */
record HoldOut(double validation, double labels, long seed) {

    private static final long VALIDATION = 0x76616c, LABELS = 0x6c6162;

    /** The split of these datasets with its validation part. */
    Split of(List<LabeledDataset> sets, Split split) {
        var train = new ArrayList<Split.Key>();
        var held = new ArrayList<Split.Key>();
        var unused = new ArrayList<>(split.unused());
        for (LabeledDataset set : sets) {
            Map<String, String> contents = contents(set);
            List<Split.Key> own = of(set, split.train()), given = of(set, split.validation());
            Set<String> chosen = given.isEmpty() ? share(contents, own, validation, VALIDATION, 0) : Set.of();
            List<Split.Key> rest = new ArrayList<>(), validated = new ArrayList<>(given);
            own.forEach(key -> (chosen.contains(contents.get(key.name())) ? validated : rest).add(key));
            keep(contents, rest, train, unused);
            keep(contents, validated, held, unused);
        }
        return new Split(split.label(), train, held, split.test(), unused);
    }

    private void keep(
            Map<String, String> contents, List<Split.Key> keys, List<Split.Key> kept, List<Split.Key> unused) {
        Set<String> known = share(contents, keys, labels, LABELS, 1);
        keys.forEach(key -> (known.contains(contents.get(key.name())) ? kept : unused).add(key));
    }

    private static List<Split.Key> of(LabeledDataset set, List<Split.Key> keys) {
        return keys.stream().filter(key -> key.set().equals(set.name())).toList();
    }

    private static Map<String, String> contents(LabeledDataset set) {
        Map<String, String> contents = new HashMap<>();
        for (LabeledItem item : set.usable()) {
            contents.put(item.name(), item.content());
        }
        return contents;
    }

    /** A random share of the contents of these items: at least one for a share above 0, and all but {@code left}. */
    private Set<String> share(Map<String, String> contents, List<Split.Key> keys, double share, long purpose, int all) {
        var order = new ArrayList<>(keys.stream()
                .map(key -> contents.getOrDefault(key.name(), key.name()))
                .distinct()
                .sorted()
                .toList());
        Collections.shuffle(order, new Random(SeededRandom.mix(seed, purpose)));
        int max = order.size() - 1 + all;
        int count =
                share == 0 || order.isEmpty() ? 0 : Math.min(max, Math.max(1, (int) Math.round(share * order.size())));
        return new HashSet<>(order.subList(0, count));
    }
}
