package io.github.qptv2.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.github.qptv2.cli.Ready.Skipped;
import io.github.qptv2.cli.Ready.Squares;
import io.github.qptv2.cli.Ready.Unusable;
import io.github.qptv2.scoring.Prepared;
import io.github.qptv2.scoring.Scorer;

/** Takes prepared pictures in their order, lets the network see them in groups, and writes a row for each. */
final class ScoreRun {

    // passes of the network in a group: only the last of them can be less than full
    private static final int PASSES = 8;
    private static final Duration TICK = Duration.ofMillis(50);

    private final Scorer scorer;
    private final int enough;
    private final Sink sink;
    private final Stop stop;
    private final Tally tally = new Tally();

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
        try {
            while (!stop.getAsBoolean() && !pictures.isAtEnd()) {
                score(group(pictures));
            }
        } catch (CancellationException e) {
            // told to stop in the middle of a map: its row is written with its map or not at all
        }
        return tally;
    }

    /** As many as fill some passes; fewer where decoding cannot keep up, so that nobody waits for rows. */
    private List<Ready> group(DecodeAhead<Input, Ready> pictures) throws InterruptedException {
        var group = new ArrayList<Ready>();
        int squares = 0;
        while (squares < enough && group.size() < enough && !stop.getAsBoolean()) {
            Optional<Ready> next = pictures.poll(TICK);
            if (next.isEmpty() && (!group.isEmpty() || pictures.isAtEnd())) {
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

    private void score(List<Ready> group) {
        List<Prepared> prepared = group.stream()
                .filter(Squares.class::isInstance)
                .map(ready -> ((Squares) ready).prepared())
                .toList();
        var scores = scorer.scorePrepared(prepared, stop).iterator();
        for (Ready ready : group) {
            if (ready instanceof Squares) {
                if (!scores.hasNext()) {
                    break; // told to stop between two passes: what is through is written, in order
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
