package io.github.qptv2.cli;

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

import io.github.qptv2.cli.Input.Clip;
import io.github.qptv2.cli.Ready.Film;
import io.github.qptv2.cli.Ready.Skipped;
import io.github.qptv2.cli.Ready.Squares;
import io.github.qptv2.cli.Ready.Unusable;
import io.github.qptv2.evaluate.FilmScoring;
import io.github.qptv2.evaluate.FilmScoring.Failed;
import io.github.qptv2.evaluate.FilmScoring.Outcome;
import io.github.qptv2.evaluate.FilmScoring.Scored;
import io.github.qptv2.scoring.ClipScore;
import io.github.qptv2.scoring.Prepared;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;

/** Takes pictures and videos in their order, lets the network see them in groups, and writes a row for each. */
final class ScoreRun {

    private static final int PASSES = 2; // of the network, in a group
    private static final int AT_ONCE = 2; // groups: while one comes to its end the next one fills the cores
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration LAST_PASS = Duration.ofSeconds(30);

    private final Scorer scorer;
    private final FilmScoring films;
    private final int enough;
    private final Sink sink;
    private final Stop stop;
    private final Tally tally = new Tally();
    private volatile boolean abandoned;

    /** What the network says of a group: its pictures, then the video at its end; fewer if it was told to stop. */
    private record Answers(List<Score> pictures, Optional<Outcome> film) {}

    /** Inputs, and what becomes of them. */
    private record Group(List<Ready> inputs, Future<Answers> future) {

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

    /** Where everything about one picture goes. */
    interface Sink {

        void row(Row row, Input input);

        /** A video is through; its row comes next. */
        default void film(ClipScore score, Clip clip) {}

        void skipped(Input input);

        /** A group is through: rows are to be safe. */
        void flush();
    }

    /** @param batch squares in one pass of the network */
    ScoreRun(FilmScoring films, int batch, Sink sink, Stop stop) {
        this.films = films;
        this.scorer = films.scorer();
        this.enough = PASSES * batch;
        this.sink = sink;
        this.stop = stop;
    }

    /** Until the inputs end or the user wants no more. */
    Tally over(DecodeAhead<Input, Ready> pictures) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE, ScoreRun::daemon);
        var scored = new ArrayDeque<Group>(AT_ONCE);
        try {
            while (!stop.getAsBoolean() && !pictures.isAtEnd()) {
                List<Ready> next = group(pictures, scored.isEmpty());
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
            // told to stop in the middle of a map: its row is written with its map or not at all
        } finally {
            abandoned = true;
            threads.shutdown();
            // neither the scorer may be closed nor the process end while a thread is inside a native library
            threads.awaitTermination(LAST_PASS.toSeconds(), TimeUnit.SECONDS);
        }
        return tally;
    }

    private boolean isOver() {
        return abandoned || stop.getAsBoolean();
    }

    private Answers answers(List<Ready> group) {
        List<Score> pictures = scorer.scorePrepared(prepared(group), this::isOver);
        return new Answers(
                pictures,
                group.get(group.size() - 1) instanceof Film film
                        ? films.score(film.input().file(), this::isOver)
                        : Optional.empty());
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "score");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * As many as fill some passes, or up to a video; fewer where decoding cannot keep up, so that nobody waits for
     * rows; none at all where somebody else has to be served.
     */
    private List<Ready> group(DecodeAhead<Input, Ready> pictures, boolean patiently) throws InterruptedException {
        var group = new ArrayList<Ready>();
        int squares = 0;
        while (squares < enough && group.size() < enough && !stop.getAsBoolean()) {
            Optional<Ready> next = pictures.poll(TICK);
            if (next.isEmpty() && (!patiently || !group.isEmpty() || pictures.isAtEnd())) {
                break;
            }
            if (next.isPresent()) {
                group.add(next.get());
                squares +=
                        next.get() instanceof Squares found ? found.prepared().crops() : 0;
                if (next.get() instanceof Film) {
                    break;
                }
            }
        }
        return group;
    }

    private static List<Prepared> prepared(List<Ready> group) {
        return group.stream()
                .filter(Squares.class::isInstance)
                .map(ready -> ((Squares) ready).prepared())
                .toList();
    }

    /** Writes the first of the groups, and forgets the others where it was not finished. */
    private void write(Deque<Group> groups) throws InterruptedException {
        var group = groups.remove();
        var answers = group.answers();
        var scores = answers.pictures().iterator();
        for (Ready ready : group.inputs()) {
            if (ready instanceof Squares
                    ? !scores.hasNext()
                    : ready instanceof Film && answers.film().isEmpty()) {
                groups.clear(); // told to stop between two passes: what is through is written, in order
                break;
            }
            if (ready instanceof Squares) {
                write(ready, Row.of(ready.input().name(), scores.next(), scorer.precision()));
            } else if (ready instanceof Film film) {
                write(film, answers.film().orElseThrow());
            } else if (ready instanceof Unusable unusable) {
                write(ready, failure(unusable.input(), unusable.error()));
            } else if (ready instanceof Skipped) {
                tally.skip();
                sink.skipped(ready.input());
            }
        }
        sink.flush();
    }

    private void write(Film film, Outcome outcome) {
        if (outcome instanceof Scored scored) {
            sink.film(scored.score(), film.input());
            write(film, Row.of(film.input().name(), scored.score(), scorer.precision()));
        } else if (outcome instanceof Failed failed) {
            write(film, failure(film.input(), failed.reason()));
        }
    }

    private Row failure(Input input, String error) {
        var model = scorer.description();
        return Row.failed(input.name(), error, model.task(), model.name());
    }

    private void write(Ready ready, Row row) {
        tally.count(row);
        sink.row(row, ready.input());
    }
}
