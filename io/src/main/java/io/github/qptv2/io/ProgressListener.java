package io.github.qptv2.io;

/** Told how far a long run is; called from one thread. */
public interface ProgressListener {

    /** Nobody is listening. */
    ProgressListener NONE = (task, done, total) -> {};

    /**
     * Called after each item.
     *
     * @param task what is being done, such as {@code measuring}
     * @param done items finished
     * @param total of how many; -1 if not known
     */
    void at(String task, long done, long total);
}
