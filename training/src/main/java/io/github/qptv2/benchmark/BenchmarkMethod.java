package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.train.TrainingException;

/** A way from training items to predictions for test items. */
public interface BenchmarkMethod {

    /** Name in tables, and of its folder: letters, digits, dots and hyphens. */
    String name();

    /** Text that is the same for runs whose results can be compared: settings and digests of files. */
    String fingerprint() throws IOException;

    /**
     * Trains on a split and predicts its test items into {@code predictions.csv}, from where an earlier call was
     * interrupted.
     *
     * @return empty if a stop was requested
     */
    Optional<CellResult> run(Cell cell, BooleanSupplier stop) throws IOException, TrainingException;

    /** Removes from the folder of a complete split what only an interrupted one needs. */
    default void clean(Path folder) throws IOException {}

    /**
     * One method on one split.
     *
     * @param sets of the benchmark, with the contents by which splits are drawn
     * @param folder of this method and split
     */
    record Cell(BenchmarkSplit split, List<BenchmarkSet> sets, Path folder, BenchmarkListener listener) {

        /** The datasets of the split; those with training items first, since the first one defines the calibration. */
        List<BenchmarkSet> used() {
            Set<String> all = names(split.split().keys()),
                    trained = names(split.split().train());
            return sets.stream()
                    .filter(set -> all.contains(set.name()))
                    .sorted(Comparator.comparing(set -> !trained.contains(set.name())))
                    .toList();
        }

        /** The datasets with test items. */
        List<BenchmarkSet> tested() {
            Set<String> tested = names(split.split().test());
            return sets.stream().filter(set -> tested.contains(set.name())).toList();
        }

        private static Set<String> names(Collection<Split.Key> keys) {
            return keys.stream().map(Split.Key::set).collect(Collectors.toSet());
        }
    }
}
