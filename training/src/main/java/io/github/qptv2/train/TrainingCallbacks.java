package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;

/** Keeps what a run makes: figures and images to look at, and checkpoints to go on from. */
public interface TrainingCallbacks extends AutoCloseable {

    /** Keeps nothing. */
    TrainingCallbacks NOTHING = new TrainingCallbacks() {};

    /** Before the first step after {@code from} others. */
    default void begin(long from) throws IOException {}

    /**
     * After each step.
     *
     * @param metrics what was seen of the weights it left, by name; mostly empty
     * @param ends whether it was the last one
     */
    default void step(StepReport report, Map<String, Double> metrics, boolean ends)
            throws IOException, TrainingException {}

    @Override
    default void close() throws IOException {}
}
