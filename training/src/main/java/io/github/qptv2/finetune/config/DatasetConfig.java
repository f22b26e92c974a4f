package io.github.qptv2.finetune.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.split.SplitFile;

import static io.github.qptv2.io.Preconditions.require;

/**
 * A labeled dataset to train on.
 *
 * @param name of a benchmark in {@link io.github.qptv2.dataset.benchmark.DatasetReaders}
 * @param path of its folder; empty where the command line names it
 * @param split a single split as {@link io.github.qptv2.dataset.split.SplitSpec} reads it; {@code official} by default
 * @param weight of its items in the loss, above 0, times their own weights; 1 where it is left out
 * @param scale of the scores of custom labels, {@code LO:HI}; empty where the labels or the command line state it
 */
public record DatasetConfig(String name, String path, String split, Double weight, String scale) {

    private static final String OFFICIAL = "official";

    /** With a weight of 1, on the dataset's own scale. */
    public DatasetConfig(String name, String path, String split) {
        this(name, path, split, 1.0, "");
    }

    /** Fields that a file leaves out get their defaults. */
    public DatasetConfig {
        name = Objects.requireNonNullElse(name, "");
        path = Objects.requireNonNullElse(path, "");
        split = Objects.requireNonNullElse(split, OFFICIAL);
        weight = Objects.requireNonNullElse(weight, 1.0);
        scale = Objects.requireNonNullElse(scale, "");
        if (name.isBlank()) {
            throw new IllegalArgumentException("each of datasets must have a name, see qpt data list");
        }
        require(
                weight > 0 && Double.isFinite(weight),
                "weight of " + name + " in datasets must be above 0 and finite",
                weight);
        if (!scale.isEmpty()) {
            RatingScale.parse(scale);
        }
    }

    DatasetConfig withPath(String folder) {
        return new DatasetConfig(name, folder, split, weight, scale);
    }

    /** The dataset on another scale. */
    public DatasetConfig withScale(String other) {
        return new DatasetConfig(name, path, split, weight, other);
    }

    /** Whether the split is a file. */
    public boolean hasSplitFile() {
        return SplitFile.isSplitFile(split);
    }

    /** Sets the path of the set of that name, or adds such a set at the end. */
    static List<DatasetConfig> withFolder(List<DatasetConfig> datasets, String name, String folder) {
        var placed = new ArrayList<DatasetConfig>();
        boolean found = false;
        for (var set : datasets) {
            boolean same = set.name().equals(name);
            placed.add(same ? set.withPath(folder) : set);
            found |= same;
        }
        if (!found) {
            placed.add(new DatasetConfig(name, folder, OFFICIAL));
        }
        return placed;
    }
}
