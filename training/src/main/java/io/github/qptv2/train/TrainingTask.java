package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.loader.Batch;
import io.github.qptv2.loader.UnusableSample;

/**
 * The task-specific part of a {@link TrainingRun} (pretraining or fine-tuning): batches and losses, validation, state
 * in checkpoints, and the final file. Called on one thread, and in every process alike unless stated otherwise.
 */
public interface TrainingTask extends AutoCloseable {

    /** Network, optimizer and EMA. */
    TrainState trainState();

    /**
     * Learning rate of a step.
     *
     * @param step zero-based step index
     */
    double learningRate(long step);

    /**
     * Starts the data, or restores the state that {@link #state} and {@link #write} stored.
     *
     * @param from the checkpoint to resume from, already loaded into {@link #trainState}
     */
    void begin(Optional<CheckpointFolder> from) throws IOException, TrainingException;

    /**
     * Refuses a checkpoint of other settings or other data, since resuming it would not be the same run.
     *
     * @throws TrainingException in one line that names the difference
     */
    void requireSame(CheckpointFolder checkpoint) throws IOException, TrainingException;

    /**
     * Runs the forward and backward passes of one step: accumulates the gradient of the loss, averaged over the
     * micro-batches, in the parameters.
     *
     * @param step zero-based step index
     */
    PassResult forwardBackward(long step) throws TrainingException;

    /**
     * The forward and backward passes of one step in this process.
     *
     * @param loss mean over the batches; where it is not finite, the gradients are not used
     * @param parts of the loss by name, for the log; the same names in every process and step
     * @param batches micro-batches of the step
     * @param otherImages images of the step that are not in {@code batches}
     * @param dataWait nanoseconds spent waiting for data
     * @param unusable images and videos that another one replaced
     */
    record PassResult(
            double loss,
            Map<String, Double> parts,
            List<Batch> batches,
            long otherImages,
            long dataWait,
            List<UnusableSample> unusable) {

        /** Images of the step. */
        long images() {
            return otherImages + batches.stream().mapToLong(Batch::count).sum();
        }
    }

    /**
     * Validates the weights after {@code step} steps, if a validation is due.
     *
     * @return {@link ValidationResult#NONE} if it is not
     */
    default ValidationResult validate(long step) throws IOException, TrainingException {
        return ValidationResult.NONE;
    }

    /**
     * Result of a validation.
     *
     * @param metrics for the log, by name
     * @param description of the result in one line
     * @param ends whether the run ends here (early stopping); the same in every process
     */
    record ValidationResult(Map<String, Double> metrics, String description, boolean ends) {

        /** Not validated. */
        public static final ValidationResult NONE = new ValidationResult(Map.of(), "", false);
    }

    /** Steps since the optimizer's state was last reset, after {@code step} steps in all. */
    default long optimizerSteps(long step) {
        return step;
    }

    /** Whether early stopping had ended a run that was resumed. */
    default boolean hasEnded() {
        return false;
    }

    /** How often the first process logs and writes checkpoints. */
    OutputPolicy output();

    /** Writes files of the run's folder that are known before the first step; in the first process only. */
    default void prepare(Path folder) throws IOException {}

    /** Images that the first process logs to the run's folder. */
    default ImageLog imageLog(Path folder) throws IOException {
        return ImageLog.NONE;
    }

    /** Position in the data and digests of the inputs, for a checkpoint. */
    Map<String, String> state();

    /** Writes files of a checkpoint besides those of {@link #trainState}. */
    void write(Path folder) throws IOException;

    /** Name of the final file in the run's folder. */
    String product();

    /**
     * Writes the final file; in the first process only.
     *
     * @param step number of completed steps
     */
    void finish(Path file, long step) throws IOException, TrainingException;

    @Override
    void close();
}
