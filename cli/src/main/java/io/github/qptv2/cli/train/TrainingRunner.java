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
 * A training run in this process, alone or together with others: signals, progress, and how it ended.
 *
 * @param title of the progress
 */
record TrainingRunner(Console console, String title) {

    /** Reads the settings. */
    interface Settings {
        Job read() throws IOException;
    }

    /** What is to be done. */
    record Job(RuntimeConfig compute, Run run) {}

    /** The run itself. */
    interface Run {
        TrainingResult in(Collective all, TrainingListener listener, BooleanSupplier stop)
                throws IOException, TrainingException;
    }

    /** Runs it to its end; the exit code. */
    int run(Settings settings) {
        TrainingNatives.require();
        var stop = console.stop();
        stop.beforeSecondSignal();
        stop.onSignals();
        try {
            var job = settings.read();
            try (var all = ProcessGroups.open(job.compute())) {
                return tell(run(job, all), all.isFirst());
            }
        } catch (TrainingException | CollectiveException | NoUsableSampleException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private TrainingResult run(Job job, Collective all) throws IOException, TrainingException {
        if (!all.isFirst()) {
            return job.run().in(all, told(all.rank()), console.stop());
        }
        try (var progress = new TrainingProgress(console, title)) {
            return job.run().in(all, progress, console.stop());
        }
    }

    /** Another process shows no progress, but what it leaves out is not to be missed. */
    private TrainingListener told(int rank) {
        return new TrainingListener() {
            @Override
            public void says(String line) {
                console.say("process %d: %s".formatted(rank, line));
            }
        };
    }

    private int tell(TrainingResult outcome, boolean aloud) {
        if (aloud) {
            String last = outcome.stopped()
                    ? "go on with --resume"
                    : outcome.product().toString();
            console.say("%s%,d of %,d steps; %s"
                    .formatted(outcome.stopped() ? "stopped after " : "", outcome.step(), outcome.steps(), last));
        }
        return outcome.stopped() ? console.stop().exitCodeOfTeam() : 0;
    }
}
