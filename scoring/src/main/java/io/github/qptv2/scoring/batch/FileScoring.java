package io.github.qptv2.scoring.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.PixelBudget;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.ModelInput;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoOptions;
import org.jspecify.annotations.Nullable;

/**
 * Scores many files, images and videos: threads decode ahead while the network looks at several images at a time; a
 * video takes its turn alone.
 *
 * <pre>{@code
 * new FileScoring(scorer, new FileScoring.Pace(4, 8)).run(files, listener, () -> false);
 * }</pre>
 */
public final class FileScoring {

    private static final int PASSES = 2; // of the network, in a group

    private final Scorer scorer;
    private final Throughput throughput;
    private final VideoOptions clips;

    /**
     * How much is done at once.
     *
     * @param threads that decode, at least 1
     * @param batch squares in one pass of the network, at least 1
     */
    public record Throughput(int threads, int batch) {
        /** Checks the ranges. */
        public Throughput {
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

        /** A video has a score, though not all of it decodes; {@code words} say what is missing. */
        default void noted(int place, String words) {}

        /** A group is through: what was told is to be made safe. */
        default void flush() {}
    }

    /** An image that is prepared, one that cannot be, or a video: exactly one of the three. */
    private record Prepared(int place, @Nullable ModelInput prepared, String reason, @Nullable Path video) {}

    /** Scores with {@code scorer}, which stays open; videos as {@link VideoOptions#DEFAULT} says. */
    public FileScoring(Scorer scorer, Throughput throughput) {
        this(scorer, throughput, VideoOptions.DEFAULT);
    }

    /** @param clips how much of a video is looked at */
    public FileScoring(Scorer scorer, Throughput throughput, VideoOptions clips) {
        this.scorer = scorer;
        this.throughput = throughput;
        this.clips = clips;
    }

    /**
     * Scores files until they end or it is told to stop.
     *
     * @param stop asked before each pass of the network, perhaps on other threads
     */
    public void run(List<Path> files, Listener listener, BooleanSupplier stop) {
        var preprocessor =
                new FilePreprocessor(ImageReader.standard(), scorer::prepare, PixelBudget.ofHeap(throughput.threads()));
        try (var ready = new OrderedExecutor<Integer, Prepared>(
                IntStream.range(0, files.size()).iterator(),
                place -> prepared(preprocessor, files.get(place), place),
                OrderedExecutor.Width.of(throughput.threads()))) {
            while (ready.hasNext() && !stop.getAsBoolean()) {
                score(group(ready), listener, stop);
            }
        }
    }

    private static Prepared prepared(FilePreprocessor preprocessor, Path file, int place) {
        if (MediaFiles.isVideo(file)) {
            return new Prepared(place, null, "", file);
        }
        try {
            return new Prepared(place, preprocessor.read(file), "", null);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return new Prepared(place, null, FilePreprocessor.reason(file, e), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Prepared(place, null, "interrupted", null);
        }
    }

    /** As many as fill some passes of the network, and every core during each; up to a video, which does alone. */
    private List<Prepared> group(OrderedExecutor<Integer, Prepared> ready) {
        int enough = PASSES * Math.max(throughput.batch(), throughput.threads());
        var group = new ArrayList<Prepared>();
        for (int crops = 0; crops < enough && group.size() < enough && ready.hasNext(); ) {
            Prepared next = ready.next();
            group.add(next);
            crops += next.video() != null
                    ? enough
                    : next.prepared() == null ? 0 : next.prepared().crops();
        }
        return group;
    }

    private void score(List<Prepared> group, Listener listener, BooleanSupplier stop) {
        var prepared = new ArrayList<ModelInput>();
        for (Prepared ready : group) {
            if (ready.prepared() != null) {
                prepared.add(ready.prepared());
            }
        }
        var scores = scorer.scoreInput(prepared, stop).iterator();
        for (Prepared ready : group) {
            if (ready.video() != null) {
                score(ready.place(), ready.video(), listener, stop);
            } else if (ready.prepared() == null) {
                listener.failed(ready.place(), ready.reason());
            } else if (scores.hasNext()) {
                listener.scored(ready.place(), scores.next());
            } else {
                break; // told to stop: what is through is told, in order
            }
        }
        listener.flush();
    }

    private void score(int place, Path file, Listener listener, BooleanSupplier stop) {
        var outcome = new VideoFileScoring(scorer, VideoReader.standard(), clips).score(file, stop);
        // none: told to stop, and nothing comes after it
        outcome.ifPresent(found -> tell(place, found, listener));
    }

    private static void tell(int place, VideoFileScoring.Outcome outcome, Listener listener) {
        if (outcome instanceof VideoFileScoring.Scored scored) {
            var clip = scored.score();
            listener.scored(place, clip.whole());
            if (!clip.video().complete()) {
                listener.noted(place, clip.video().shortfall());
            }
        } else if (outcome instanceof VideoFileScoring.Failed failed) {
            listener.failed(place, failed.reason());
        }
    }
}
