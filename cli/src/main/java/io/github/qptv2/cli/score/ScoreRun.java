package io.github.qptv2.cli.score;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.input.Input;
import io.github.qptv2.cli.input.Input.VideoFile;
import io.github.qptv2.cli.input.PreparedInput;
import io.github.qptv2.cli.input.PreparedInput.Crops;
import io.github.qptv2.cli.input.PreparedInput.Skipped;
import io.github.qptv2.cli.input.PreparedInput.Unusable;
import io.github.qptv2.cli.input.PreparedInput.VideoClip;
import io.github.qptv2.cli.output.ResultRow;
import io.github.qptv2.cli.output.Summary;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoScore;
import io.github.qptv2.scoring.batch.VideoFileScoring;
import io.github.qptv2.scoring.batch.VideoFileScoring.Failed;
import io.github.qptv2.scoring.batch.VideoFileScoring.Outcome;
import io.github.qptv2.scoring.batch.VideoFileScoring.Scored;

/** Scores inputs in groups, in their order, and emits a result row for each. */
public final class ScoreRun {

    private static final int PASSES = 2; // forward passes in a group
    private static final int AT_ONCE =
            2; // concurrent groups: the next one uses the cores that the last pass of a group leaves idle
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration LAST_PASS = Duration.ofSeconds(30);

    private final Scorer scorer;
    private final VideoFileScoring videos;
    private final int enough;
    private final Sink sink;
    private final CancellationSignal stop;
    private final Summary summary = new Summary();
    private volatile boolean abandoned;

    /** Scores of a group: its images, then the video at its end; fewer if the run was stopped. */
    private record Answers(List<Score> images, Optional<Outcome> video) {}

    /** The inputs of a group and their pending scores. */
    private record Group(List<PreparedInput> inputs, Future<Answers> future) {

        Answers answers() throws InterruptedException {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException inner) {
                    throw inner;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Receives the results. */
    public interface Sink {

        void row(ResultRow row, Input input);

        /** Called with the score of a video, before its row. */
        default void video(VideoScore score, VideoFile clip) {}

        void skipped(Input input);

        /** Called at the end of a group: rows must be flushed. */
        void flush();
    }

    /**
     * Creates a run.
     *
     * @param batch crops in one forward pass
     */
    public ScoreRun(VideoFileScoring videos, int batch, Sink sink, CancellationSignal stop) {
        this.videos = videos;
        this.scorer = videos.scorer();
        this.enough = PASSES * batch;
        this.sink = sink;
        this.stop = stop;
    }

    /** Scores until the inputs end or the run is stopped. */
    public Summary over(OrderedExecutor<Input, PreparedInput> images) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE, ScoreRun::daemon);
        var scored = new ArrayDeque<Group>(AT_ONCE);
        try {
            while (!stop.getAsBoolean() && !images.isAtEnd()) {
                List<PreparedInput> next = group(images, scored.isEmpty());
                if (!next.isEmpty()) {
                    scored.add(new Group(next, threads.submit(() -> answers(next))));
                }
                if (!scored.isEmpty() && (next.isEmpty() || scored.size() == AT_ONCE)) {
                    write(scored);
                }
            }
            while (!scored.isEmpty()) {
                write(scored);
            }
        } catch (CancellationException e) {
            // stopped while a heat map was computed: the row is written with its map or not at all
        } finally {
            abandoned = true;
            threads.shutdown();
            // the scorer must not be closed, nor the process end, while a thread is inside a native library
            threads.awaitTermination(LAST_PASS.toSeconds(), TimeUnit.SECONDS);
        }
        return summary;
    }

    private boolean isOver() {
        return abandoned || stop.getAsBoolean();
    }

    private Answers answers(List<PreparedInput> group) {
        List<Score> images = scorer.scoreInput(prepared(group), this::isOver);
        return new Answers(
                images,
                group.get(group.size() - 1) instanceof VideoClip video
                        ? videos.score(video.input().file(), this::isOver)
                        : Optional.empty());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "score");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The inputs that fill a group, or those up to a video; fewer where decoding is slower than scoring, so that rows
     * are not delayed; none if none is ready and another group is pending.
     */
    private List<PreparedInput> group(OrderedExecutor<Input, PreparedInput> images, boolean patiently)
            throws InterruptedException {
        var group = new ArrayList<PreparedInput>();
        int crops = 0;
        while (crops < enough && group.size() < enough && !stop.getAsBoolean()) {
            Optional<PreparedInput> next = images.poll(TICK);
            if (next.isEmpty() && (!patiently || !group.isEmpty() || images.isAtEnd())) {
                break;
            }
            if (next.isPresent()) {
                group.add(next.get());
                crops += next.get() instanceof Crops found ? found.prepared().crops() : 0;
                if (next.get() instanceof VideoClip) {
                    break;
                }
            }
        }
        return group;
    }

    private static List<ModelInput> prepared(List<PreparedInput> group) {
        return group.stream()
                .filter(Crops.class::isInstance)
                .map(ready -> ((Crops) ready).prepared())
                .toList();
    }

    /** Emits the rows of the first group; drops the others if it was stopped. */
    private void write(Deque<Group> groups) throws InterruptedException {
        var group = groups.remove();
        var answers = group.answers();
        var scores = answers.images().iterator();
        for (PreparedInput ready : group.inputs()) {
            if (ready instanceof Crops
                    ? !scores.hasNext()
                    : ready instanceof VideoClip && answers.video().isEmpty()) {
                groups.clear(); // stopped between two passes: finished inputs are written, in order
                break;
            }
            if (ready instanceof Crops) {
                write(ready, ResultRow.of(ready.input().name(), scores.next(), scorer.precision()));
            } else if (ready instanceof VideoClip video) {
                write(video, answers.video().orElseThrow());
            } else if (ready instanceof Unusable unusable) {
                write(ready, failure(unusable.input(), unusable.error()));
            } else if (ready instanceof Skipped) {
                summary.skip();
                sink.skipped(ready.input());
            }
        }
        sink.flush();
    }

    private void write(VideoClip video, Outcome outcome) {
        if (outcome instanceof Scored scored) {
            sink.video(scored.score(), video.input());
            write(video, ResultRow.of(video.input().name(), scored.score(), scorer.precision()));
        } else if (outcome instanceof Failed failed) {
            write(video, failure(video.input(), failed.reason()));
        }
    }

    private ResultRow failure(Input input, String error) {
        var model = scorer.description();
        return ResultRow.failed(input.name(), error, model.task(), model.name());
    }

    private void write(PreparedInput ready, ResultRow row) {
        summary.count(row);
        sink.row(row, ready.input());
    }
}
