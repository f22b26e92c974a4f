package io.github.qptv2.cli.score;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.input.Input;
import io.github.qptv2.cli.input.Input.Failure;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.cli.input.Inputs;
import io.github.qptv2.cli.output.Summary;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoScore;
import io.github.qptv2.scoring.batch.BatchInput;
import io.github.qptv2.scoring.batch.BatchListener;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.scoring.batch.BatchResult;
import io.github.qptv2.scoring.batch.BatchScorer;
import io.github.qptv2.scoring.batch.ResultRow;

/** Scores the inputs of a command as one batch and hands a row for each to a sink. */
public final class ScoreRun {

    private final Scorer scorer;
    private final BatchOptions options;
    private final Sink sink;
    private final CancellationSignal stop;
    private final boolean explain;
    private final Summary summary = new Summary();

    /** Receives the rows of a run, in the order of the inputs. */
    public interface Sink {

        void row(ResultRow row, Input input);

        /** Called with the score of a video before its row. */
        default void video(VideoScore score, VideoFile clip) {}

        /** Called with each decoded image, on any thread, before its row. */
        default void decoded(Input input, Image image) {}

        void skipped(Input input);

        /** Called after a group of rows: the time to save them. */
        void flush();
    }

    public ScoreRun(Scorer scorer, BatchOptions options, Sink sink, CancellationSignal stop) {
        this(scorer, options, sink, stop, false);
    }

    private ScoreRun(Scorer scorer, BatchOptions options, Sink sink, CancellationSignal stop, boolean explain) {
        this.scorer = scorer;
        this.options = options;
        this.sink = sink;
        this.stop = stop;
        this.explain = explain;
    }

    /** The same run; its rows have causes if {@code wanted}. */
    public ScoreRun explaining(boolean wanted) {
        return new ScoreRun(scorer, options, sink, stop, wanted);
    }

    /**
     * Scores until the inputs end or the signal comes.
     *
     * @param done names of inputs that an earlier run has scored
     */
    public Summary run(Inputs inputs, Set<String> done) {
        return run(inputs, done, ScoreRun::batchInput);
    }

    /** Scores images; videos have no score, for the reason given. */
    public Summary overImages(Inputs inputs, String reason) {
        return run(
                inputs,
                Set.of(),
                input -> input instanceof VideoFile ? new BatchInput.Unusable(reason) : batchInput(input));
    }

    private Summary run(Inputs inputs, Set<String> done, Function<Input, BatchInput> batchInput) {
        try {
            new BatchScorer(scorer, options)
                    .score(
                            inputs.iterator(),
                            input ->
                                    done.contains(input.name()) ? new BatchInput.Unusable("") : batchInput.apply(input),
                            new RowListener(done),
                            CancellationToken.when(stop));
        } catch (CancellationException e) {
            // rows so far are written; one whose map was being made is written with its map or not at all
        }
        return summary;
    }

    private static BatchInput batchInput(Input input) {
        if (input instanceof ImageFile image) {
            return new BatchInput.ImageFile(image.file());
        }
        return input instanceof VideoFile video
                ? new BatchInput.VideoFile(video.file())
                : new BatchInput.Unusable(((Failure) input).error());
    }

    private final class RowListener implements BatchListener<Input> {

        private final Set<String> done;

        RowListener(Set<String> done) {
            this.done = done;
        }

        @Override
        public void decoded(Input input, Image image) {
            sink.decoded(input, image);
        }

        @Override
        public void result(BatchResult<Input> result) {
            Input input = result.item();
            if (done.contains(input.name())) {
                summary.skip();
                sink.skipped(input);
                return;
            }
            if (result instanceof BatchResult.VideoScored<Input> scored && input instanceof VideoFile video) {
                sink.video(scored.score(), video);
            }
            ResultRow row = ResultRow.of(input.name(), result, scorer, options.videoOptions());
            summary.count(row);
            sink.row(explain ? row.withCauses(result) : row, input);
        }

        @Override
        public void flush() {
            sink.flush();
        }
    }
}
