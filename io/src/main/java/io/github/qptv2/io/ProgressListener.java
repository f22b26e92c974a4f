package io.github.qptv2.io;

/** Receives the progress of a long run; called from one thread. */
public interface ProgressListener {

    /** Ignores progress. */
    ProgressListener NONE = (task, done, total) -> {};

    /**
     * Called after each item.
     *
     * @param task name of the task, such as {@code measuring}
     * @param done number of finished items
     * @param total number of items; -1 if unknown
     */
    void at(String task, long done, long total);
}
