package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.qptv2.data.VideoFiles;
import io.github.qptv2.data.benchmark.Benchmarks;
import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.data.benchmark.LabelledSet;
import io.github.qptv2.data.benchmark.PseudoLabeled;
import io.github.qptv2.data.benchmark.Split;
import io.github.qptv2.train.TrainingException;

/**
 * All labels of a run.
 *
 * @param sets in the configuration's order
 * @param folders that their pictures' paths are relative to
 * @param weights of the sets in the loss
 * @param split which pictures are for what; empty without sets
 */
record Labels(List<LabelledSet> sets, List<Path> folders, List<Double> weights, Optional<Split> split) {

    static Labels read(FinetuneConfig config) throws IOException, TrainingException {
        if (config.sets().isEmpty() && config.isJoint()) {
            throw new TrainingException("pseudo and features need a labelled set beside them; say --data NAME DIR");
        }
        if (config.sets().isEmpty() && !config.ladders().isOn()) {
            throw new TrainingException("no labelled set is named; say --data NAME DIR, or sets in the configuration");
        }
        var sets = new ArrayList<LabelledSet>();
        var folders = new ArrayList<Path>();
        for (var choice : config.sets()) {
            Path path = path(choice);
            sets.add(read(choice.name(), path));
            folders.add(Benchmarks.root(path));
        }
        requireDifferent(sets);
        requireLabeled(sets);
        requireOneKind(sets);
        var weights = config.sets().stream().map(SetChoice::weight).toList();
        try {
            var split = sets.isEmpty() ? Optional.<Split>empty() : Optional.of(new Folds(config, sets).cut());
            return new Labels(List.copyOf(sets), List.copyOf(folders), weights, split);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireDifferent(List<LabelledSet> sets) throws TrainingException {
        Set<String> names = new HashSet<>();
        for (LabelledSet set : sets) {
            if (!names.add(set.name())) {
                throw new TrainingException(
                        "sets must have different names, got %s twice; put both into one folder".formatted(set.name()));
            }
        }
    }

    private static void requireLabeled(List<LabelledSet> sets) throws TrainingException {
        if (!sets.isEmpty() && sets.get(0).name().equals(PseudoLabeled.NAME)) {
            throw new TrainingException(
                    "the first of sets must be labeled by people, since the model is calibrated to it," + " got "
                            + PseudoLabeled.NAME);
        }
    }

    private static void requireOneKind(List<LabelledSet> sets) throws TrainingException {
        for (LabelledSet set : sets) {
            requireOneKind(set);
            if (set.isOfClips() != sets.get(0).isOfClips()) {
                throw new TrainingException("a run is of pictures or of clips, got %s and %s; train on one kind"
                        .formatted(sets.get(0).name(), set.name()));
            }
        }
    }

    private static void requireOneKind(LabelledSet set) throws TrainingException {
        if (!set.isOfClips()) {
            return;
        }
        for (LabelledItem item : set.usable()) {
            if (!VideoFiles.isVideo(item.path())) {
                throw new TrainingException(
                        "a run is of pictures or of clips, got both in %s: %s is no video; give each kind labels of its own"
                                .formatted(set.name(), item.path()));
            }
        }
    }

    /** Whether the sets are of clips; false where there are none. */
    boolean areOfClips() {
        return !sets.isEmpty() && sets.get(0).isOfClips();
    }

    private static Path path(SetChoice choice) throws TrainingException {
        if (choice.path().isEmpty()) {
            throw new TrainingException("no copy of %s is named; say --data %s DIR, or sets.path in the configuration"
                    .formatted(choice.name(), choice.name()));
        }
        return Path.of(choice.path());
    }

    private static LabelledSet read(String name, Path path) throws IOException, TrainingException {
        LabelledSet set;
        try {
            set = Benchmarks.read(name, path);
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
        return set;
    }

    Labelled train() {
        return Labelled.of(sets, folders, weights, split.map(Split::train).orElse(List.of()));
    }

    Labelled validation() {
        return Labelled.of(sets, folders, weights, split.map(Split::validation).orElse(List.of()));
    }

    Labelled test() {
        return Labelled.of(sets, folders, weights, split.map(Split::test).orElse(List.of()));
    }
}
