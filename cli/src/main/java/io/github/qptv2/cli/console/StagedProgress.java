package io.github.qptv2.cli.console;

import java.io.PrintStream;

import org.jspecify.annotations.Nullable;

/** Progress of a run with several stages, each with its own display. */
public final class StagedProgress implements io.github.qptv2.io.ProgressListener, AutoCloseable {

    private final PrintStream stderr;
    private String stage = "";
    private @Nullable ProgressBars shown;

    public StagedProgress(PrintStream stderr) {
        this.stderr = stderr;
    }

    @Override
    public void at(String task, long done, long total) {
        ProgressBars current = shown;
        if (current == null || !task.equals(stage)) {
            close();
            stage = task;
            current = ProgressDisplay.on(stderr, task);
            shown = current;
            if (total >= 0) {
                current.total(total - done + 1);
            }
        }
        current.step();
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.close();
        }
    }
}
