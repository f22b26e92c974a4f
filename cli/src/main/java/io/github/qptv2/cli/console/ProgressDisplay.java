package io.github.qptv2.cli.console;

import java.io.PrintStream;

/** Chooses how progress is displayed: as a bar on a terminal, else as one line each minute. */
public final class ProgressDisplay {

    private ProgressDisplay() {}

    /** Progress over images. */
    public static ProgressBars on(PrintStream stderr, String task) {
        return on(stderr, task, "images");
    }

    /** Progress over items called {@code unit}, in the plural. */
    public static ProgressBars on(PrintStream stderr, String task, String unit) {
        return NativeProcess.hasTerminal()
                ? new TerminalProgress(stderr, task, unit)
                : new LogProgress(stderr, task, unit);
    }
}
