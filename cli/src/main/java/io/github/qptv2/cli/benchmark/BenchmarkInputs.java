package io.github.qptv2.cli.benchmark;

import java.io.IOException;

import io.github.qptv2.benchmark.BenchmarkPlan.DuplicateSearch;
import io.github.qptv2.benchmark.BenchmarkSet;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.input.ScaleOption;

/** Options that the commands of splits share. */
final class BenchmarkInputs {

    private BenchmarkInputs() {}

    /** The search of {@code --distance} and {@code --threads}; another distance is a wrong use of the command. */
    static DuplicateSearch search(int distance, int threads, Subcommand command) {
        try {
            return new DuplicateSearch(distance, Math.max(1, threads));
        } catch (IllegalArgumentException e) {
            throw command.usageError("wrong value for --distance: " + e.getMessage());
        }
    }

    /** Reads a dataset; {@code --scale} is that of labels of one's own. */
    static BenchmarkSet read(DatasetArgument dataset, ScaleOption scale) throws IOException {
        boolean own = dataset.name().equals("own");
        return BenchmarkSet.read(dataset.name(), dataset.path(), own ? scale.scale() : null);
    }
}
