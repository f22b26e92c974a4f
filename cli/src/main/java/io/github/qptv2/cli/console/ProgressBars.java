package io.github.qptv2.cli.console;

/** Displays the progress of a run. */
public interface ProgressBars extends AutoCloseable {

    /** Counts one more item as done. */
    void step();

    /** Sets the number of items of this run. */
    void total(long count);

    /** Sets a short text that is displayed beside the progress. */
    void message(String words);

    /** Runs {@code print} while the progress bar is cleared. */
    void printAbove(Runnable print);

    @Override
    void close();
}
