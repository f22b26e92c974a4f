package io.github.qptv2.cli;

import java.io.PrintStream;

import org.jspecify.annotations.Nullable;

/** A run of several stages, each with a bar or lines of its own. */
final class StagedProgress implements io.github.qptv2.curate.Progress, AutoCloseable {

    private final PrintStream stderr;
    private String stage = "";
    private @Nullable Progress shown;

    StagedProgress(PrintStream stderr) {
        this.stderr = stderr;
    }

    @Override
    public void at(String task, long done, long total) {
        Progress current = shown;
        if (current == null || !task.equals(stage)) {
            close();
            stage = task;
            current = Progress.on(stderr, task);
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
