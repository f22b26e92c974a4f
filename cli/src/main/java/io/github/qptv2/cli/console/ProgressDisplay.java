package io.github.qptv2.cli.console;

import java.io.PrintStream;

/** Chooses how progress is displayed: as a bar on a terminal, else as one line each minute. */
public final class ProgressDisplay {

    private ProgressDisplay() {}

    /** Progress over images. */
    public static ProgressBars on(PrintStream stderr, String task) {
        return on(stderr, task, "images");
    }

    /** Progress over items called {@code items}, a plural. */
    public static ProgressBars on(PrintStream stderr, String task, String items) {
        return NativeProcess.hasTerminal()
                ? new TerminalProgress(stderr, task, items)
                : new LogProgress(stderr, task, items);
    }
}
