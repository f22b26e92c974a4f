package io.github.qptv2.cli.score;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.cli.input.Input;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.cli.output.ResultWriter;
import io.github.qptv2.scoring.VideoScore;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.jspecify.annotations.Nullable;

/** Forwards each result row to the output, the progress bar and the side files. */
final class RowSink implements ScoreRun.Sink {

    private final ResultWriter results;
    private final ProgressBars progress;
    private final SideOutputs sideOutputs;
    private final Reporter reporter;

    /** Output files besides the rows. */
    record SideOutputs(@Nullable MapWriter maps, VideoOutputs clips) {}

    /** Messages; failures are reported only if the rows go to a file. */
    record Reporter(Console console, boolean failures) {}

    RowSink(ResultWriter results, ProgressBars progress, SideOutputs sideOutputs, Reporter reporter) {
        this.results = results;
        this.progress = progress;
        this.sideOutputs = sideOutputs;
        this.reporter = reporter;
    }

    @Override
    public void row(ResultRow row, Input input) {
        image(input, row.isOk());
        if (input instanceof VideoFile clip && !row.isOk()) {
            sideOutputs.clips().write(clip, null);
        }
        results.write(row);
        progress.step();
        if (reporter.failures() && !row.isOk()) {
            message(row.path() + ": " + row.text(RowColumn.ERROR).orElse(""));
        }
        row.text(RowColumn.WARNING).ifPresent(warning -> message(row.path() + ": " + warning));
    }

    private void message(String line) {
        progress.printAbove(() -> reporter.console().message(line));
    }

    @Override
    public void video(VideoScore score, VideoFile clip) {
        sideOutputs.clips().write(clip, score);
    }

    @Override
    public void skipped(Input input) {
        image(input, false);
        if (input instanceof VideoFile clip) {
            sideOutputs.clips().write(clip, null);
        }
        progress.step();
    }

    private void image(Input input, boolean wanted) {
        if (sideOutputs.maps() != null && input instanceof ImageFile image) {
            sideOutputs.maps().write(image, wanted);
        }
    }

    @Override
    public void flush() {
        results.flush();
    }
}
