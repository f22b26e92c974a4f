package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;

/** Writes log, images and checkpoints of a task to a run's folder. */
final class CheckpointWriter implements TrainingOutput {

    private final RunFolder folder;
    private final TrainingTask task;
    private final MetricsWriter metrics;
    private final ImageLog images;

    private CheckpointWriter(RunFolder folder, TrainingTask task, MetricsWriter metrics, ImageLog images) {
        this.folder = folder;
        this.task = task;
        this.metrics = metrics;
        this.images = images;
    }

    /**
     * Opens the log of a folder and drops the entries after step {@code from}.
     *
     * @param from steps completed before
     */
    static CheckpointWriter open(RunFolder folder, TrainingTask task, long from) throws IOException {
        task.prepare(folder.path());
        var images = task.imageLog(folder.path());
        return new CheckpointWriter(folder, task, MetricsWriter.open(folder.path(), task.output(), from), images);
    }

    @Override
    public void begin(long from) throws IOException {
        if (from == 0) {
            images.write(0, metrics);
        }
    }

    @Override
    public void log(StepReport report, Map<String, Double> validation) throws IOException, TrainingException {
        write("the log", report.step(), () -> {
            metrics.step(report);
            if (!validation.isEmpty()) {
                metrics.add(report.step(), validation);
                metrics.draw();
            }
            images.write(report.step(), metrics);
        });
    }

    @Override
    public void checkpoint(long step) throws IOException, TrainingException {
        write("the checkpoint", step, () -> {
            folder.write(step, task.state(), checkpoint -> {
                task.trainState().write(checkpoint);
                task.write(checkpoint);
            });
            folder.prune(task.output().keep(), step);
        });
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** Reports a failed write, such as on a full disk, in one line that states whether earlier checkpoints remain. */
    private void write(String what, long step, Writing writing) throws IOException, TrainingException {
        try {
            writing.run();
        } catch (IOException e) {
            String left = folder.hasCheckpoints()
                    ? "earlier checkpoints are complete, resume with --resume"
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
