package io.github.qptv2.cli.benchmark;

import io.github.qptv2.benchmark.BenchmarkListener;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.StagedProgress;
import io.github.qptv2.cli.train.TrainingProgress;
import io.github.qptv2.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Displays hashing, the extraction of features and, with a single job, the training of each split. */
final class BenchmarkProgress implements BenchmarkListener, AutoCloseable {

    private final Console console;
    private final StagedProgress stages;
    private final boolean showsTraining;
    private @Nullable TrainingProgress training;

    BenchmarkProgress(Console console, boolean showsTraining) {
        this.console = console;
        this.showsTraining = showsTraining;
        stages = new StagedProgress(console.err());
    }

    @Override
    public void at(String task, long done, long total) {
        stages.at(task, done, total);
    }

    @Override
    public synchronized void message(String line) {
        if (training == null) {
            console.message(line);
        } else {
            training.message(line);
        }
    }

    @Override
    public synchronized TrainingListener training(String split) {
        if (!showsTraining) {
            return new TrainingListener() {
                @Override
                public void message(String line) {
                    BenchmarkProgress.this.message(split + ": " + line);
                }
            };
        }
        close();
        training = new TrainingProgress(console, split);
        return training;
    }

    @Override
    public synchronized void close() {
        stages.close();
        if (training != null) {
            training.close();
            training = null;
        }
    }
}
