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

import io.github.qptv2.cli.Ready.Skipped;
import io.github.qptv2.cli.Ready.Squares;
import io.github.qptv2.cli.Ready.Unusable;
import io.github.qptv2.scoring.Prepared;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;

/** Takes prepared pictures in their order, lets the network see them in groups, and writes a row for each. */
final class ScoreRun {

    private static final int PASSES = 2; // of the network, in a group
    private static final int AT_ONCE = 2; // groups: while one comes to its end the next one fills the cores
    private static final Duration TICK = Duration.ofMillis(50);

    private final Scorer scorer;
    private final int enough;
    private final Sink sink;
    private final Stop stop;
    private final Tally tally = new Tally();

    /** Pictures, and what becomes of them. */
    private record Group(List<Ready> pictures, Future<List<Score>> future) {

        List<Score> scores() throws InterruptedException {
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

        void skipped(Input input);

        /** A group is through: rows are to be safe. */
        void flush();
    }

    /** @param batch squares in one pass of the network */
    ScoreRun(Scorer scorer, int batch, Sink sink, Stop stop) {
        this.scorer = scorer;
        this.enough = PASSES * batch;
        this.sink = sink;
        this.stop = stop;
    }

    /** Until the pictures end or the user wants no more. */
    Tally over(DecodeAhead<Input, Ready> pictures) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(AT_ONCE, ScoreRun::daemon);
        var scored = new ArrayDeque<Group>(AT_ONCE);
        try {
            while (!stop.getAsBoolean() && !pictures.isAtEnd()) {
                List<Ready> next = group(pictures, scored.isEmpty());
                if (!next.isEmpty()) {
                    scored.add(new Group(next, threads.submit(() -> scorer.scorePrepared(prepared(next), stop))));
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
            threads.shutdown();
        }
        return tally;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "score");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * As many as fill some passes; fewer where decoding cannot keep up, so that nobody waits for rows; none at all
     * where somebody else has to be served.
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
        var scores = group.scores().iterator();
        for (Ready ready : group.pictures()) {
            if (ready instanceof Squares) {
                if (!scores.hasNext()) {
                    groups.clear(); // told to stop between two passes: what is through is written, in order
                    break;
                }
                write(ready, Row.of(ready.input().name(), scores.next()));
            } else if (ready instanceof Unusable unusable) {
                write(ready, failure(unusable));
            } else if (ready instanceof Skipped) {
                tally.skip();
                sink.skipped(ready.input());
            }
        }
        sink.flush();
    }

    private Row failure(Unusable unusable) {
        var model = scorer.bundle().description();
        return Row.failed(unusable.input().name(), unusable.error(), model.task(), model.name());
    }

    private void write(Ready ready, Row row) {
        tally.count(row);
        sink.row(row, ready.input());
    }
}
