package io.github.qptv2.train;

/** Receives progress events of a training run, on the thread that trains. */
public interface TrainingListener {

    /** Ignores all events. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * The run starts or resumes.
     *
     * @param done steps completed before
     * @param steps at the end of the run
     */
    default void begins(long done, long steps) {}

    /** A step is complete. */
    default void step(StepReport report) {}

    /** A one-line message for the user. */
    default void message(String line) {}
}
