package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import io.github.qptv2.benchmark.BenchmarkMethod.Cell;
import io.github.qptv2.train.TrainingException;

/**
 * Runs every method of a benchmark on every split. Each has a folder of its own, {@code METHOD/SPLIT}, with the split,
 * the training, the predictions and, when it is complete, its result. A repeated call leaves out complete splits and
 * continues the one that was interrupted from its last checkpoint or prediction; on the CPU the results are bitwise
 * identical to those of an uninterrupted run.
 *
 * <pre>{@code
 * var run = new BenchmarkRun(plan, List.of(new FinetunedNetwork(config, false)), Path.of("out"), 1);
 * Optional<List<BenchmarkCell>> cells = run.run(BenchmarkListener.NONE, () -> false);
 * }</pre>
 *
 * @param methods with different names, at least one
 * @param folder of the benchmark, which exists
 * @param jobs splits that run at the same time, at least 1; changes no result
 */
public record BenchmarkRun(BenchmarkPlan plan, List<BenchmarkMethod> methods, Path folder, int jobs) {

    /** Copies and checks. */
    public BenchmarkRun {
        methods = List.copyOf(methods);
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs must be at least 1, got " + jobs);
        }
        if (methods.isEmpty()
                || methods.stream().map(BenchmarkMethod::name).distinct().count() < methods.size()) {
            throw new IllegalArgumentException("methods must have different names, at least one, got "
                    + methods.stream().map(BenchmarkMethod::name).toList());
        }
    }

    /**
     * Runs what is left.
     *
     * @param stop asked after each training step and before each forward pass
     * @return the results, method by method in the order of the splits; empty if a stop was requested
     * @throws TrainingException in one line if the folder has another plan, or a training fails
     */
    public Optional<List<BenchmarkCell>> run(BenchmarkListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        plan.begin(methods, folder);
        var failed = new AtomicBoolean();
        BooleanSupplier ended = () -> failed.get() || stop.getAsBoolean();
        var threads = Executors.newFixedThreadPool(jobs);
        try {
            var futures = new ArrayList<Future<Optional<BenchmarkCell>>>();
            for (BenchmarkMethod method : methods) {
                for (BenchmarkSplit split : plan.splits()) {
                    futures.add(threads.submit(() -> cell(method, split, listener, ended, failed)));
                }
            }
            return results(futures);
        } finally {
            threads.shutdown();
        }
    }

    private Optional<List<BenchmarkCell>> results(List<Future<Optional<BenchmarkCell>>> futures)
            throws IOException, TrainingException {
        var cells = new ArrayList<BenchmarkCell>();
        ExecutionException error = null;
        for (var future : futures) {
            try {
                future.get().ifPresent(cells::add);
            } catch (ExecutionException e) {
                error = error == null ? e : error;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (error != null) {
            rethrow(Objects.requireNonNull(error.getCause()));
        }
        return cells.size() < futures.size() ? Optional.empty() : Optional.of(cells);
    }

    private static void rethrow(Throwable cause) throws IOException, TrainingException {
        if (cause instanceof IOException e) {
            throw e;
        }
        if (cause instanceof TrainingException e) {
            throw e;
        }
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        throw new IllegalStateException(cause);
    }

    private Optional<BenchmarkCell> cell(
            BenchmarkMethod method,
            BenchmarkSplit split,
            BenchmarkListener listener,
            BooleanSupplier stop,
            AtomicBoolean failed)
            throws IOException, TrainingException {
        try {
            Path own = Files.createDirectories(folder.resolve(method.name()).resolve(split.name()));
            var cell = new Cell(split, plan.sets(), own, listener);
            if (!CellResult.exists(own)) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                listener.message("%s, %s: begins".formatted(method.name(), split.name()));
                var clock = CellClock.in(own);
                var result = method.run(cell, stop);
                if (result.isEmpty()) {
                    clock.keep();
                    return Optional.empty();
                }
                result.get().withSeconds(clock.seconds()).write(own);
            }
            method.clean(own);
            return Optional.of(BenchmarkCell.read(method.name(), cell));
        } catch (IOException | TrainingException | RuntimeException | Error e) {
            failed.set(true);
            throw e;
        }
    }
}
