package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
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
import io.github.qptv2.dataset.benchmark.PseudoLabeled;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.SeededRandom;

/** Splits labeled datasets into train, validation and test sets. */
final class DataSplitter {

    private static final long VALIDATION = 0x76616c; // independent of the choice of labels
    private static final long LABELS = 0x6c6162;

    private final FinetuneConfig config;
    private final List<LabeledDataset> datasets;

    DataSplitter(FinetuneConfig config, List<LabeledDataset> datasets) {
        this.config = config;
        this.datasets = datasets;
    }

    /** One split over all datasets; images left out by {@code data.label-share} are unused. */
    Split split() throws IOException {
        var train = new ArrayList<Split.Key>();
        var validation = new ArrayList<Split.Key>();
        var test = new ArrayList<Split.Key>();
        var unused = new ArrayList<Split.Key>();
        for (int i = 0; i < datasets.size(); i++) {
            String set = datasets.get(i).name();
            if (isPseudo(datasets.get(i))) {
                train.addAll(trainedOn(datasets.get(i)));
                continue;
            }
            Split split = split(i);
            Parts parts = parts(datasets.get(i), of(set, split.train()), of(set, split.validation()));
            train.addAll(parts.train());
            validation.addAll(parts.validation());
            unused.addAll(parts.unused());
            test.addAll(of(set, split.test()));
            unused.addAll(of(set, split.unused()));
        }
        return new Split("split", train, validation, test, unused);
    }

    private static boolean isPseudo(LabeledDataset set) {
        return set.name().equals(PseudoLabeled.NAME);
    }

    /** All items of a dataset of pseudo-labels, which is used for training only. */
    private static List<Split.Key> trainedOn(LabeledDataset set) {
        return set.usable().stream()
                .map(item -> new Split.Key(set.name(), item.name()))
                .toList();
    }

    private record Parts(List<Split.Key> train, List<Split.Key> validation, List<Split.Key> unused) {}

    /** The split of a dataset; a file may hold the splits of several datasets. */
    private Split split(int at) throws IOException {
        var choice = config.datasets().get(at);
        if (choice.hasSplitFile()) {
            var together = new ArrayList<LabeledDataset>();
            for (int i = 0; i < datasets.size(); i++) {
                if (config.datasets().get(i).split().equals(choice.split())) {
                    together.add(datasets.get(i));
                }
            }
            return SplitFile.read(Path.of(choice.split()), together);
        }
        var named = SplitSpec.parse(choice.split()) instanceof SplitSpec.Named spec
                ? spec.of(datasets.get(at))
                : List.<Split>of();
        if (named.size() != 1) {
            throw new IllegalArgumentException(
                    "%s must have a single split, got \"%s\"".formatted(choice.name(), choice.split()));
        }
        return named.get(0);
    }

    private static List<Split.Key> of(String set, List<Split.Key> keys) {
        return keys.stream().filter(key -> key.set().equals(set)).toList();
    }

    private Parts parts(LabeledDataset set, List<Split.Key> train, List<Split.Key> official) {
        var contents = contents(set);
        Set<String> held = official.isEmpty()
                ? sample(contents, train, VALIDATION, config.validation().share())
                : Set.of();
        var chosen = new ArrayList<>(official);
        var rest = new ArrayList<Split.Key>();
        for (var key : train) {
            (held.contains(contents.get(key.name())) ? chosen : rest).add(key);
        }
        var unused = new ArrayList<Split.Key>();
        return new Parts(labeled(contents, rest, unused), labeled(contents, chosen, unused), unused);
    }

    /** Keys of the contents within the share of labels; the others are added to {@code unused}. */
    private List<Split.Key> labeled(Map<String, String> contents, List<Split.Key> keys, List<Split.Key> unused) {
        if (config.data().labelShare() == 1) {
            return keys;
        }
        Set<String> known = sample(contents, keys, LABELS, config.data().labelShare());
        unused.addAll(keys.stream()
                .filter(key -> !known.contains(contents.get(key.name())))
                .toList());
        return keys.stream()
                .filter(key -> known.contains(contents.get(key.name())))
                .toList();
    }

    private static Map<String, String> contents(LabeledDataset set) {
        Map<String, String> contents = new HashMap<>();
        for (LabeledItem item : set.usable()) {
            contents.put(item.name(), item.content());
        }
        return contents;
    }

    /** A random share of the contents. It depends on the seed, and a larger share contains a smaller one. */
    private Set<String> sample(Map<String, String> contents, List<Split.Key> keys, long purpose, double share) {
        var order = new ArrayList<>(keys.stream()
                .map(key -> contents.getOrDefault(key.name(), key.name()))
                .distinct()
                .sorted()
                .toList());
        Collections.shuffle(order, new Random(SeededRandom.mix(config.seed(), purpose)));
        int count = share == 0 || order.isEmpty() ? 0 : Math.max(1, (int) Math.round(share * order.size()));
        return new HashSet<>(order.subList(0, count));
    }
}
