package io.github.qptv2.train;

import java.io.IOException;
import java.util.Map;

/** Keeps what a run makes: figures and pictures to look at, and checkpoints to go on from. */
public interface Keeper extends AutoCloseable {

    /** Keeps nothing. */
    Keeper NOTHING = new Keeper() {};

    /** Before the first step after {@code from} others. */
    default void begin(long from) throws IOException {}

    /**
     * After each step.
     *
     * @param figures what was seen of the weights it left, by name; mostly empty
     * @param ends whether it was the last one
     */
    default void step(StepReport report, Map<String, Double> figures, boolean ends)
            throws IOException, TrainingException {}

    @Override
    default void close() throws IOException {}
}
