package io.github.qptv2.scoring.batch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;

/**
 * Scores many images and videos. Threads decode ahead while the network scores; crops of several images share a forward
 * pass; a video is scored alone. Memory is bounded whatever the number of files: with a small Java heap fewer images
 * are decoded ahead. Results come in the order of the files.
 *
 * <pre>{@code
 * var token = new CancellationToken();
 * try (var scorer = Scorer.load(model); var files = Files.list(folder)) {
 *     new BatchScorer(scorer).score(files.sorted(), result -> {
 *         if (result instanceof BatchResult.ImageScored<Path> image) {
 *             System.out.println(image.item() + " " + image.score().raw());
 *         } else if (result instanceof BatchResult.Failed<Path> failed) {
 *             System.err.println(failed.item() + ": " + failed.reason());
 *         }
 *     }, token);
 * }
 * }</pre>
 *
 * <p>A file that cannot be scored is a {@link BatchResult.Failed} and does not end the batch. Immutable; batches of
 * several threads may share a scorer.
 *
 * @since 0.2
 */
public final class BatchScorer {

    /** Time allowed for in-flight decoding when a batch ends early. */
    private static final Duration LAST_DECODING = Duration.ofSeconds(1);

    private final Scorer scorer;
    private final BatchOptions options;

    /** Scores with {@code scorer}, which stays open, and {@link BatchOptions#DEFAULT}. */
    public BatchScorer(Scorer scorer) {
        this(scorer, BatchOptions.DEFAULT);
    }

    /** Scores with {@code scorer}, which stays open. */
    public BatchScorer(Scorer scorer, BatchOptions options) {
        this.scorer = scorer;
        this.options = options;
    }

    /**
     * Scores files until the last.
     *
     * @param files drawn on a thread of its own; not closed
     * @throws IllegalStateException if the scorer is closed
     */
    public void score(Stream<Path> files, BatchListener<Path> listener) {
        score(files, listener, new CancellationToken());
    }

    /**
     * Scores files until the last, or until canceled.
     *
     * @param files drawn on a thread of its own; not closed. Videos are recognized by extension or signature
     * @throws CancellationException if {@code token} is canceled, or the thread interrupted, before the last result;
     *     the listener has then received the results that were complete
     * @throws IllegalStateException if the scorer is closed
     */
    public void score(Stream<Path> files, BatchListener<Path> listener, CancellationToken token) {
        score(files.iterator(), BatchInput::of, listener, token);
    }

    /**
     * Scores items of any type, as {@link #score(Stream, BatchListener, CancellationToken)}.
     *
     * @param items drawn on a thread of its own; may block. An exception of theirs is thrown after the results of the
     *     items before it
     * @param inputs input of an item; called on any of the batch's threads
     */
    public <T> void score(
            Iterator<? extends T> items,
            Function<? super T, ? extends BatchInput> inputs,
            BatchListener<T> listener,
            CancellationToken token) {
        if (scorer.isClosed()) {
            throw new IllegalStateException("scorer is closed");
        }
        var preparation = new ItemPreparation<>(scorer, options, inputs, listener);
        var width = BatchWindow.of(
                options.threads(), scorer.inputBytes(), Runtime.getRuntime().maxMemory());
        var prepared = new OrderedExecutor<T, PreparedItem<T>>(items, preparation::prepare, width);
        try {
            new BatchRun<>(scorer, options, listener, token).score(prepared);
        } finally {
            prepared.close(LAST_DECODING);
        }
    }
}
