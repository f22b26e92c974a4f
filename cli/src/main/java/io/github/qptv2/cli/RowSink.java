package io.github.qptv2.cli;

import io.github.qptv2.cli.Input.Picture;
import org.jspecify.annotations.Nullable;

/** Hands each row to everyone who wants to know of it. */
final class RowSink implements ScoreRun.Sink {

    private final Results results;
    private final Progress progress;
    private final @Nullable MapWriter maps;
    private final @Nullable Console failures;

    /** @param failures is told of failures, where the rows go to a file and nobody sees them */
    RowSink(Results results, Progress progress, @Nullable MapWriter maps, @Nullable Console failures) {
        this.results = results;
        this.progress = progress;
        this.maps = maps;
        this.failures = failures;
    }

    @Override
    public void row(Row row, Input input) {
        if (maps != null && input instanceof Picture picture) {
            maps.write(picture, row.isOk());
        }
        results.write(row);
        progress.step();
        if (failures != null && !row.isOk()) {
            progress.aside(() -> failures.say(row.path() + ": " + row.error()));
        }
    }

    @Override
    public void skipped(Input input) {
        if (maps != null && input instanceof Picture picture) {
            maps.write(picture, false);
        }
        progress.step();
    }

    @Override
    public void flush() {
        results.flush();
    }
}
