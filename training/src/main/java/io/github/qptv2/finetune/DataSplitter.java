package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.benchmark.PseudoLabeled;
import io.github.qptv2.dataset.split.HoldOut;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.split.SplitFile;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.finetune.config.FinetuneConfig;

/** Splits labeled datasets into train, validation and test sets. */
final class DataSplitter {

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
        var holdOut = new HoldOut(config.validation().share(), config.data().labelShare(), config.seed(), 0);
        for (int i = 0; i < datasets.size(); i++) {
            LabeledDataset set = datasets.get(i);
            if (isPseudo(set)) { // used for training only
                train.addAll(Split.Key.of(set, set.usable()));
                continue;
            }
            Split split = split(i);
            var parts = holdOut.of(set, Split.Key.ofSet(set, split.train()), Split.Key.ofSet(set, split.validation()));
            train.addAll(parts.train());
            validation.addAll(parts.validation());
            unused.addAll(parts.unused());
            test.addAll(Split.Key.ofSet(set, split.test()));
            unused.addAll(Split.Key.ofSet(set, split.unused()));
        }
        return new Split("split", train, validation, test, unused);
    }

    private static boolean isPseudo(LabeledDataset set) {
        return set.name().equals(PseudoLabeled.NAME);
    }

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
}
