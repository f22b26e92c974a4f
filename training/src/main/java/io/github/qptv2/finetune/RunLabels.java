package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.dataset.benchmark.PseudoLabeled;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.finetune.config.DatasetConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;

/**
 * The labeled datasets of a run and their split.
 *
 * @param datasets in the configuration's order
 * @param folders that the paths of their images are relative to
 * @param weights of the datasets in the loss
 * @param split into training, validation and test part; null without datasets
 */
record RunLabels(List<LabeledDataset> datasets, List<Path> folders, List<Double> weights, @Nullable Split split) {

    /**
     * Reads the labels of a run.
     *
     * @param begun whether the run is resumed: one that began without a stated scale keeps the range of its labels; the
     *     scales of a new run must be stated
     */
    static RunLabels read(FinetuneConfig config, boolean begun) throws IOException, TrainingException {
        if (config.datasets().isEmpty() && config.isJoint()) {
            throw new TrainingException("pseudo and features need a labeled set; name one with --dataset NAME=DIR");
        }
        if (config.datasets().isEmpty() && !config.rankAugmentation().isOn()) {
            throw new TrainingException(
                    "no labeled set is named; use --dataset NAME=DIR, or datasets in the configuration");
        }
        var datasets = new ArrayList<LabeledDataset>();
        var folders = new ArrayList<Path>();
        for (var choice : config.datasets()) {
            Path path = path(choice);
            datasets.add(read(choice, path, begun));
            folders.add(DatasetReaders.root(path));
        }
        requireDifferent(datasets);
        requireLabeled(datasets);
        requireOneKind(datasets);
        var weights = config.datasets().stream().map(DatasetConfig::weight).toList();
        try {
            var split = datasets.isEmpty() ? null : new DataSplitter(config, datasets).split();
            return new RunLabels(List.copyOf(datasets), List.copyOf(folders), weights, split);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireDifferent(List<LabeledDataset> datasets) throws TrainingException {
        Set<String> names = new HashSet<>();
        for (LabeledDataset set : datasets) {
            if (!names.add(set.name())) {
                throw new TrainingException("datasets must have different names, got %s twice; put both into one folder"
                        .formatted(set.name()));
            }
        }
    }

    private static void requireLabeled(List<LabeledDataset> datasets) throws TrainingException {
        if (!datasets.isEmpty() && datasets.get(0).name().equals(PseudoLabeled.NAME)) {
            throw new TrainingException(
                    "the first of datasets must have human ratings, since the model is calibrated to it," + " got "
                            + PseudoLabeled.NAME);
        }
    }

    private static void requireOneKind(List<LabeledDataset> datasets) throws TrainingException {
        for (LabeledDataset set : datasets) {
            requireOneKind(set);
            if (set.isOfClips() != datasets.get(0).isOfClips()) {
                throw new TrainingException("a run is of images or of videos, got %s and %s; train on one kind"
                        .formatted(datasets.get(0).name(), set.name()));
            }
        }
    }

    private static void requireOneKind(LabeledDataset set) throws TrainingException {
        if (!set.isOfClips()) {
            return;
        }
        for (LabeledItem item : set.usable()) {
            if (!MediaFiles.isVideoName(item.path())) {
                throw new TrainingException(
                        "a run is of images or of videos, got both in %s: %s is not a video; give each kind a set of its own"
                                .formatted(set.name(), item.path()));
            }
        }
    }

    /** Whether the datasets are of videos; false without datasets. */
    boolean areOfClips() {
        return !datasets.isEmpty() && datasets.get(0).isOfClips();
    }

    private static Path path(DatasetConfig choice) throws TrainingException {
        if (choice.path().isEmpty()) {
            throw new TrainingException(
                    "no folder of %s is named; use --dataset %s=DIR, or datasets.path in the configuration"
                            .formatted(choice.name(), choice.name()));
        }
        return Path.of(choice.path());
    }

    private static LabeledDataset read(DatasetConfig choice, Path path, boolean begun)
            throws IOException, TrainingException {
        try {
            var set = DatasetReaders.read(choice.name(), path);
            if (!choice.scale().isEmpty()) {
                set = set.on(RatingScale.parse(choice.scale()));
            }
            if (!begun && !set.name().equals(PseudoLabeled.NAME)) { // raw outputs as pseudo-labels have no scale
                set.scale().required();
            }
            return set;
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    LabeledImages train() {
        return images(split == null ? List.of() : split.train());
    }

    LabeledImages validation() {
        return images(split == null ? List.of() : split.validation());
    }

    LabeledImages test() {
        return images(split == null ? List.of() : split.test());
    }

    private LabeledImages images(List<Split.Key> keys) {
        return LabeledImages.of(datasets, folders, weights, keys);
    }
}
