package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.data.ImageFiles;
import io.github.qptv2.data.benchmark.Benchmarks;
import io.github.qptv2.data.benchmark.LabelledSet;
import io.github.qptv2.data.benchmark.Split;
import io.github.qptv2.train.TrainingException;

/**
 * All labels of a run.
 *
 * @param sets in the configuration's order
 * @param folders that their pictures' paths are relative to
 * @param split which pictures are for what
 */
record Labels(List<LabelledSet> sets, List<Path> folders, Split split) {

    static Labels read(FinetuneConfig config) throws IOException, TrainingException {
        if (config.sets().isEmpty()) {
            throw new TrainingException("no labelled set is named; say --data NAME DIR, or sets in the configuration");
        }
        var sets = new ArrayList<LabelledSet>();
        var folders = new ArrayList<Path>();
        for (var choice : config.sets()) {
            Path path = path(choice);
            sets.add(read(choice.name(), path));
            folders.add(Benchmarks.root(path));
        }
        try {
            return new Labels(List.copyOf(sets), List.copyOf(folders), new Folds(config, sets).cut());
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
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
        if (set.usable().stream().noneMatch(item -> ImageFiles.isImage(item.path()))) {
            throw new TrainingException("%s: %s is a set of clips; name one of pictures".formatted(path, name));
        }
        return set;
    }

    Labelled train() {
        return Labelled.of(sets, folders, split.train());
    }

    Labelled validation() {
        return Labelled.of(sets, folders, split.validation());
    }
}
