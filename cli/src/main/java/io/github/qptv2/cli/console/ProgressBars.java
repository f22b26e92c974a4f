package io.github.qptv2.cli.console;

import java.io.PrintStream;

/** Tells whoever waits how far a run is. */
public interface ProgressBars extends AutoCloseable {

    /** One more is done. */
    void step();

    /** So many there will be in all, earlier ones not counted. */
    void total(long count);

    /** What else is to be shown from now on, in a few words. */
    void note(String words);

    /** Runs {@code print} with the line of progress out of the way. */
    void aside(Runnable print);

    @Override
    void close();

    /** A bar on a terminal, else a line a minute. */
    static ProgressBars on(PrintStream stderr, String task) {
        return on(stderr, task, "images");
    }

    /** As {@link #on(PrintStream, String)}, of something else than images. */
    static ProgressBars on(PrintStream stderr, String task, String unit) {
        return NativeProcess.hasTerminal()
                ? new TerminalProgress(stderr, task, unit)
                : new LogProgress(stderr, task, unit);
    }
}
