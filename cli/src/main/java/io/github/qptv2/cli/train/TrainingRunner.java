package io.github.qptv2.cli.train;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.loader.NoUsableSampleException;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.tensor.distributed.CollectiveException;
import io.github.qptv2.train.RuntimeConfig;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import io.github.qptv2.train.TrainingResult;

/**
 * Runs training in this process, alone or as a member of a process group: signals, progress and exit code.
 *
 * @param title title of the progress bar
 */
record TrainingRunner(Console console, String title) {

    /** Reads the configuration. */
    interface Settings {
        Job read() throws IOException;
    }

    /** A run and the devices that it needs. */
    record Job(RuntimeConfig compute, Run run) {}

    /** The training run. */
    interface Run {
        TrainingResult in(Collective all, TrainingListener listener, BooleanSupplier stop)
                throws IOException, TrainingException;
    }

    /** Runs to the end, or until a signal; returns the exit code. */
    int run(Settings settings) {
        TrainingNatives.require();
        var stop = console.stop();
        stop.beforeSecondSignal();
        stop.onSignals();
        try {
            var job = settings.read();
            try (var all = ProcessGroups.open(job.compute())) {
                return report(run(job, all), all.isFirst());
            }
        } catch (TrainingException | CollectiveException | NoUsableSampleException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private TrainingResult run(Job job, Collective all) throws IOException, TrainingException {
        if (!all.isFirst()) {
            return job.run().in(all, messagesOf(all.rank()), console.stop());
        }
        try (var progress = new TrainingProgress(console, title)) {
            return job.run().in(all, progress, console.stop());
        }
    }

    /** Reports the messages of a process that shows no progress. */
    private TrainingListener messagesOf(int rank) {
        return new TrainingListener() {
            @Override
            public void message(String line) {
                console.message("process %d: %s".formatted(rank, line));
            }
        };
    }

    private int report(TrainingResult outcome, boolean isFirst) {
        if (isFirst) {
            String last = outcome.stopped()
                    ? "continue with --resume"
                    : outcome.product().toString();
            console.message("%s%,d of %,d steps; %s"
                    .formatted(outcome.stopped() ? "stopped after " : "", outcome.step(), outcome.steps(), last));
        }
        return outcome.stopped() ? console.stop().exitCodeOfGroup() : 0;
    }
}
