package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.github.qptv2.benchmark.BenchmarkPlan.DuplicateSearch;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.train.TrainingException;

/** A benchmark of seconds, on blurred textures with a network of 32 x 32 pixels. */
final class SmallBenchmark {

    private SmallBenchmark() {}

    static List<BenchmarkSet> sets(Path folder) throws IOException {
        return List.of(BenchmarkSet.read("own", folder, null));
    }

    static List<BenchmarkMethod> methods(Path set) throws IOException {
        var config = SmallDatasets.config(set, "calibration: {images: 0}\nruntime: {threads: 1}");
        return List.of(new FinetunedNetwork(config, false));
    }

    static BenchmarkPlan plan(Protocol protocol, Path set, Path out) throws IOException {
        Files.createDirectories(out);
        return BenchmarkPlan.of(
                protocol, new SplitDraw(1, 0.25), sets(set), new DuplicateSearch(20, 1), out, BenchmarkListener.NONE);
    }

    /** Runs the benchmark and writes its results; empty if it was stopped. */
    static Optional<BenchmarkResults> run(Protocol protocol, Path set, Path out, int jobs, BooleanSupplier stop)
            throws IOException, TrainingException {
        var plan = plan(protocol, set, out);
        var cells = new BenchmarkRun(plan, methods(set), out, jobs).run(BenchmarkListener.NONE, stop);
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        var results = BenchmarkResults.of(plan, cells.get(), LogisticFit.Family.FOUR, new Bootstrap(100, 1));
        BenchmarkOutput.write(results, out);
        return Optional.of(results);
    }

    /** The table of all splits without its last column, the time. */
    static String table(Path out) throws IOException {
        return Files.readAllLines(out.resolve("results.csv")).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .collect(Collectors.joining("\n"));
    }

    /** Arguments: set, folder. */
    public static void main(String[] args) throws Exception {
        run(new Protocol.RandomSplits(3, false), Path.of(args[0]), Path.of(args[1]), 1, () -> false);
    }
}
