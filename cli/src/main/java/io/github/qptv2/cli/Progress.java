package io.github.qptv2.cli;

import java.io.PrintStream;

/** Tells whoever waits how far a run is. */
interface Progress extends AutoCloseable {

    /** One more is done. */
    void step();

    /** So many there will be in all, earlier ones not counted. */
    void total(long count);

    /** Runs {@code print} with the line of progress out of the way. */
    void aside(Runnable print);

    @Override
    void close();

    /** A bar on a terminal, else a line a minute. */
    static Progress on(PrintStream stderr, String task) {
        return OwnProcess.hasTerminal() ? new ProgressOnTerminal(stderr, task) : new ProgressInLog(stderr, task);
    }
}
