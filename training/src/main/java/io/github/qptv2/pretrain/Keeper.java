package io.github.qptv2.pretrain;

import java.io.IOException;

import io.github.qptv2.train.RunFolder;
import io.github.qptv2.train.StepReport;
import io.github.qptv2.train.TrainingException;

/** Keeps what a run makes: figures and pictures to look at, and checkpoints to go on from. */
interface Keeper extends AutoCloseable {

    /** Keeps nothing. */
    Keeper NOTHING = new Keeper() {};

    /** What checkpoints are of. */
    record Run(PretrainConfig config, Feed feed, RunFolder folder) {}

    /** Before the first step after {@code from} others. */
    default void begin(long from) throws IOException {}

    /**
     * After each step.
     *
     * @param ends whether it was the last one
     */
    default void step(StepReport report, Steps steps, boolean ends) throws IOException, TrainingException {}

    @Override
    default void close() throws IOException {}

    /** Keeps everything in the run's folder. */
    static Keeper open(Run run, RunMonitor.Gallery gallery, long from) throws IOException {
        var monitor = RunMonitor.open(run.config(), run.folder().path(), from, gallery);
        return new Keeper() {
            @Override
            public void begin(long steps) throws IOException {
                if (steps == 0) {
                    monitor.show(0);
                }
            }

            @Override
            public void step(StepReport report, Steps steps, boolean ends) throws IOException, TrainingException {
                monitor.step(report);
                if (ends || report.step() % run.config().output().checkpointEvery() == 0) {
                    checkpoint(run, report.step(), steps);
                }
            }

            @Override
            public void close() throws IOException {
                monitor.close();
            }
        };
    }

    private static void checkpoint(Run run, long step, Steps steps) throws TrainingException {
        var folder = run.folder();
        try {
            folder.write(step, RunState.of(steps.state(), run.feed()), into -> {
                steps.learner().write(into);
                RunState.writeConfig(run.config(), into);
            });
            folder.prune(run.config().output().keep());
        } catch (IOException e) {
            throw new TrainingException(
                    "%s: the checkpoint of step %d could not be written (%s); the ones before stand, go on with --resume"
                            .formatted(folder.path(), step, e.getMessage()),
                    e);
        }
    }
}
