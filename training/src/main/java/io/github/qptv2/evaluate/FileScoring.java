package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.qptv2.data.Pipeline;
import io.github.qptv2.data.PixelBudget;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Prepared;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * Scores many files: threads decode ahead while the network looks at several pictures at a time.
 *
 * <pre>{@code
 * new FileScoring(scorer, new FileScoring.Pace(4, 8)).run(files, listener, () -> false);
 * }</pre>
 */
public final class FileScoring {

    private static final int PASSES = 2; // of the network, in a group

    private final Scorer scorer;
    private final Pace pace;

    /**
     * How much is done at once.
     *
     * @param threads that decode, at least 1
     * @param batch squares in one pass of the network, at least 1
     */
    public record Pace(int threads, int batch) {
        /** Checks the ranges. */
        public Pace {
            if (threads < 1 || batch < 1) {
                throw new IllegalArgumentException(
                        "threads and batch must be at least 1, got %d and %d".formatted(threads, batch));
            }
        }
    }

    /** Is told what becomes of files, in their order, on the caller's thread. */
    public interface Listener {

        /** A file has a score; {@code place} is its place in the list. */
        void scored(int place, Score score);

        /** A file has none; {@code reason} is one line that does not name the file. */
        void failed(int place, String reason);

        /** A group is through: what was told is to be made safe. */
        default void flush() {}
    }

    private record Ready(int place, @Nullable Prepared prepared, String reason) {}

    /** Scores with {@code scorer}, which stays open. */
    public FileScoring(Scorer scorer, Pace pace) {
        this.scorer = scorer;
        this.pace = pace;
    }

    /**
     * Scores files until they end or it is told to stop.
     *
     * @param stop asked before each pass of the network, perhaps on other threads
     */
    public void run(List<Path> files, Listener listener, BooleanSupplier stop) {
        var preparing = new Preparing(ImageReader.standard(), scorer::prepare, PixelBudget.ofHeap(pace.threads()));
        try (var ready = new Pipeline<Integer, Ready>(
                IntStream.range(0, files.size()).iterator(),
                place -> prepared(preparing, files.get(place), place),
                Pipeline.Width.of(pace.threads()))) {
            while (ready.hasNext() && !stop.getAsBoolean()) {
                score(group(ready), listener, stop);
            }
        }
    }

    private static Ready prepared(Preparing preparing, Path file, int place) {
        try {
            return new Ready(place, preparing.read(file), "");
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Ready(place, null, Preparing.reason(file, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ready(place, null, "interrupted");
        }
    }

    /** As many as fill some passes of the network, and every core during each. */
    private List<Ready> group(Pipeline<Integer, Ready> ready) {
        int enough = PASSES * Math.max(pace.batch(), pace.threads());
        var group = new ArrayList<Ready>();
        for (int squares = 0; squares < enough && group.size() < enough && ready.hasNext(); ) {
            Ready next = ready.next();
            group.add(next);
            squares += next.prepared() == null ? 0 : next.prepared().crops();
        }
        return group;
    }

    private void score(List<Ready> group, Listener listener, BooleanSupplier stop) {
        var prepared = new ArrayList<Prepared>();
        for (Ready ready : group) {
            if (ready.prepared() != null) {
                prepared.add(ready.prepared());
            }
        }
        var scores = scorer.scorePrepared(prepared, stop).iterator();
        for (Ready ready : group) {
            if (ready.prepared() == null) {
                listener.failed(ready.place(), ready.reason());
            } else if (scores.hasNext()) {
                listener.scored(ready.place(), scores.next());
            } else {
                break; // told to stop: what is through is told, in order
            }
        }
        listener.flush();
    }
}
