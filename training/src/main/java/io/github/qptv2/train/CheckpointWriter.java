package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;

/** Keeps everything in the run's folder. */
public final class CheckpointWriter implements TrainingCallbacks {

    private final RunFolder folder;
    private final TrainingTask task;
    private final CheckpointPolicy habit;
    private final MetricsWriter metrics;
    private final ImageLog images;

    /**
     * How much is kept.
     *
     * @param checkpointEvery steps between two checkpoints
     * @param keep how many checkpoints stay
     */
    public record CheckpointPolicy(int checkpointEvery, int keep) {}

    /** What else there is to look at. */
    @FunctionalInterface
    public interface ImageLog {

        /** Nothing. */
        ImageLog NONE = (step, metrics) -> {};

        /** Draws what it is time for after a step, or before the first. */
        void show(long step, MetricsWriter metrics) throws IOException;
    }

    /** Goes on with what is in the folder of {@code figures}, and closes them in the end. */
    public CheckpointWriter(
            RunFolder folder, TrainingTask task, CheckpointPolicy habit, MetricsWriter metrics, ImageLog images) {
        this.folder = folder;
        this.task = task;
        this.habit = habit;
        this.metrics = metrics;
        this.images = images;
    }

    @Override
    public void begin(long from) throws IOException {
        if (from == 0) {
            images.show(0, metrics);
        }
    }

    @Override
    public void step(StepReport report, Map<String, Double> seen, boolean ends) throws IOException, TrainingException {
        long step = report.step();
        keep("what there is to look at", step, () -> show(report, seen));
        if (ends || step % habit.checkpointEvery() == 0) {
            keep("the checkpoint", step, () -> checkpoint(step));
        }
    }

    private void show(StepReport report, Map<String, Double> seen) throws IOException {
        metrics.step(report);
        if (!seen.isEmpty()) {
            metrics.add(report.step(), seen);
            metrics.draw();
        }
        images.show(report.step(), metrics);
    }

    private void checkpoint(long step) throws IOException {
        folder.write(step, task.state(), into -> {
            task.trainState().write(into);
            task.write(into);
        });
        folder.prune(habit.keep(), step);
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    /** Says what is left when a disk is full or gone. */
    private void keep(String what, long step, Writing writing) throws IOException, TrainingException {
        try {
            writing.write();
        } catch (IOException e) {
            String left = folder.hasCheckpoints()
                    ? "the checkpoints before stand, go on with --resume"
                    : "there is no checkpoint yet";
            throw new TrainingException(
                    "%s: %s of step %d could not be written (%s); %s"
                            .formatted(folder.path(), what, step, e.getMessage(), left),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        metrics.close();
    }
}
