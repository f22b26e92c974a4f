package io.github.qptv2.cli;

import io.github.qptv2.cli.Input.Clip;
import io.github.qptv2.cli.Input.Picture;
import io.github.qptv2.scoring.ClipScore;
import org.jspecify.annotations.Nullable;

/** Hands each row to everyone who wants to know of it. */
final class RowSink implements ScoreRun.Sink {

    private final Results results;
    private final Progress progress;
    private final Beside beside;
    private final Teller teller;

    /** What is written besides the rows. */
    record Beside(@Nullable MapWriter maps, ClipOutputs clips) {}

    /** Who says what; failures only where the rows go to a file and nobody sees them. */
    record Teller(Console console, boolean failures) {}

    RowSink(Results results, Progress progress, Beside beside, Teller teller) {
        this.results = results;
        this.progress = progress;
        this.beside = beside;
        this.teller = teller;
    }

    @Override
    public void row(Row row, Input input) {
        picture(input, row.isOk());
        if (input instanceof Clip clip && !row.isOk()) {
            beside.clips().write(clip, null);
        }
        results.write(row);
        progress.step();
        if (teller.failures() && !row.isOk()) {
            say(row.path() + ": " + row.error());
        }
        if (row.warning() != null) {
            say(row.path() + ": " + row.warning());
        }
    }

    private void say(String line) {
        progress.aside(() -> teller.console().say(line));
    }

    @Override
    public void film(ClipScore score, Clip clip) {
        beside.clips().write(clip, score);
    }

    @Override
    public void skipped(Input input) {
        picture(input, false);
        if (input instanceof Clip clip) {
            beside.clips().write(clip, null);
        }
        progress.step();
    }

    private void picture(Input input, boolean wanted) {
        if (beside.maps() != null && input instanceof Picture picture) {
            beside.maps().write(picture, wanted);
        }
    }

    @Override
    public void flush() {
        results.flush();
    }
}
