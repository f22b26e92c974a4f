package io.github.qptv2.train;

/** Somebody who watches a run. Called on the thread that trains. */
public interface TrainingListener {

    /** Nobody. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * The run begins or goes on.
     *
     * @param done steps made before
     * @param steps that it will have made in the end
     */
    default void begins(long done, long steps) {}

    /** A step was made. */
    default void step(StepReport report) {}

    /** Something the user ought to know, in one line. */
    default void says(String line) {}
}
