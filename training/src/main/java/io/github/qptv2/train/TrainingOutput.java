package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;

/** What a run writes while it trains: log, images and checkpoints. */
interface TrainingOutput extends AutoCloseable {

    /** Writes nothing: the output of all processes but the first. */
    TrainingOutput NONE = new TrainingOutput() {};

    /** Called before the first step; {@code from} steps were made before. */
    default void begin(long from) throws IOException {}

    /**
     * Logs a step.
     *
     * @param metrics of the validation part by name, empty where the step was not validated
     */
    default void log(StepReport report, Map<String, Double> metrics) throws TrainingException, IOException {}

    /** Writes a checkpoint after {@code step} steps. */
    default void checkpoint(long step) throws TrainingException, IOException {}

    @Override
    default void close() throws IOException {}
}
