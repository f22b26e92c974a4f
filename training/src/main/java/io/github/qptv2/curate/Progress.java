package io.github.qptv2.curate;

/** Told how far a long run is; called from one thread. */
public interface Progress {

    /** Nobody is listening. */
    Progress NONE = (task, done, total) -> {};

    /**
     * Called after each item.
     *
     * @param task what is being done, such as {@code measuring}
     * @param done items finished
     * @param total of how many; -1 if not known
     */
    void at(String task, long done, long total);
}
