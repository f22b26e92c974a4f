package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;

/** Output of a run in training: log, images and checkpoints. */
interface TrainingOutput extends AutoCloseable {

    /** Writes nothing: the output of all processes but the first. */
    TrainingOutput NONE = new TrainingOutput() {};

    /** Called before the first step, after {@code from} completed steps. */
    default void begin(long from) throws IOException {}

    /**
     * Logs a step.
     *
     * @param metrics of the validation part by name, empty if the step was not validated
     */
    default void log(StepReport report, Map<String, Double> metrics) throws TrainingException, IOException {}

    /** Writes a checkpoint after {@code step} steps. */
    default void checkpoint(long step) throws TrainingException, IOException {}

    @Override
    default void close() throws IOException {}
}
