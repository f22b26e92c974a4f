package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;

/** Keeps everything in the run's folder. */
public final class FolderKeeper implements Keeper {

    private final RunFolder folder;
    private final Task task;
    private final Habit habit;
    private final Figures figures;
    private final Pictures pictures;

    /**
     * How much is kept.
     *
     * @param checkpointEvery steps between two checkpoints
     * @param keep how many checkpoints stay
     */
    public record Habit(int checkpointEvery, int keep) {}

    /** What else there is to look at. */
    @FunctionalInterface
    public interface Pictures {

        /** Nothing. */
        Pictures NONE = (step, figures) -> {};

        /** Draws what it is time for after a step, or before the first. */
        void show(long step, Figures figures) throws IOException;
    }

    /** Goes on with what is in the folder of {@code figures}, and closes them in the end. */
    public FolderKeeper(RunFolder folder, Task task, Habit habit, Figures figures, Pictures pictures) {
        this.folder = folder;
        this.task = task;
        this.habit = habit;
        this.figures = figures;
        this.pictures = pictures;
    }

    @Override
    public void begin(long from) throws IOException {
        if (from == 0) {
            pictures.show(0, figures);
        }
    }

    @Override
    public void step(StepReport report, Map<String, Double> seen, boolean ends) throws IOException, TrainingException {
        figures.step(report);
        if (!seen.isEmpty()) {
            figures.add(report.step(), seen);
            figures.draw();
        }
        pictures.show(report.step(), figures);
        if (ends || report.step() % habit.checkpointEvery() == 0) {
            checkpoint(report.step());
        }
    }

    private void checkpoint(long step) throws TrainingException {
        try {
            folder.write(step, task.state(), into -> {
                task.learner().write(into);
                task.write(into);
            });
            folder.prune(habit.keep(), step);
        } catch (IOException e) {
            throw new TrainingException(
                    "%s: the checkpoint of step %d could not be written (%s); the ones before stand, go on with --resume"
                            .formatted(folder.path(), step, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        figures.close();
    }
}
