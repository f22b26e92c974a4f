package io.github.qptv2.scoring.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.io.WorkerThreads;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/** One run of a batch: groups prepared items, scores the groups on two threads, and hands out results in order. */
final class BatchRun<T> {

    private static final int PASSES = 2; // forward passes of a group
    private static final int AT_ONCE = 2; // groups scored concurrently: the next one fills the cores while one ends
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration LAST_PASS = Duration.ofSeconds(30);

    private final BatchListener<T> listener;
    private final CancellationToken token;
    private final GroupScorer<T> groupScorer;
    private final int enough;
    private final long groupBytes = BatchWindow.groupBytes(Runtime.getRuntime().maxMemory());
    private final Deque<Group<T>> groups = new ArrayDeque<>(AT_ONCE);
    private @Nullable Throwable failure; // of the inputs
    private volatile boolean over;

    /** Items that are scored together, and their results; fewer after a cancellation. */
    private record Group<T>(List<PreparedItem<T>> items, Future<List<BatchResult<T>>> results) {}

    BatchRun(Scorer scorer, BatchOptions options, BatchListener<T> listener, CancellationToken token) {
        this.listener = listener;
        this.token = token;
        var end = CancellationToken.when(() -> over || token.isCanceled());
        groupScorer = new GroupScorer<>(scorer, options, end);
        enough = PASSES * Math.max(scorer.batch(), options.threads());
    }

    /**
     * Scores the items until the last; also after an interrupt, and after an exception of the inputs, the results that
     * are complete are handed out first.
     *
     * @throws CancellationException if the token is canceled, or the thread interrupted, before the last result
     */
    void score(OrderedExecutor<T, PreparedItem<T>> prepared) {
        var threads = new WorkerThreads(AT_ONCE, "score-");
        boolean interrupted = false;
        try {
            if (!score(prepared, threads)) {
                throw new CancellationException("canceled before the last result");
            }
        } catch (InterruptedException e) {
            interrupted = true;
            over = true;
            drain();
            throw new CancellationException("interrupted before the last result");
        } finally {
            over = true;
            threads.finish();
            threads.join(LAST_PASS); // the process must not end while a thread is inside a native library
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether all items have a result. */
    private boolean score(OrderedExecutor<T, PreparedItem<T>> prepared, WorkerThreads threads)
            throws InterruptedException {
        boolean complete = true;
        while (complete && failure == null && !token.isCanceled() && !prepared.isAtEnd()) {
            List<PreparedItem<T>> next = group(prepared, groups.isEmpty());
            if (!next.isEmpty()) {
                groups.add(new Group<>(next, threads.submit(() -> groupScorer.results(next))));
            }
            if (!groups.isEmpty() && (next.isEmpty() || groups.size() == AT_ONCE)) {
                complete = handOut();
            }
        }
        while (complete && !groups.isEmpty()) {
            complete = handOut();
        }
        if (failure != null) {
            throw unchecked(failure);
        }
        return complete && prepared.isAtEnd();
    }

    /** Hands out the groups in progress after an interrupt. */
    private void drain() {
        boolean complete = true;
        while (complete && !groups.isEmpty()) {
            try {
                complete = handOut();
            } catch (InterruptedException e) {
                // again: the group is still the first one
            }
        }
    }

    /**
     * Collects items until two forward passes are full on all cores, or a video is reached. If decoding is slower than
     * the network, the group is smaller, so that results do not wait for it; it is empty if another group has results
     * to hand out, and ends at an exception of the inputs.
     */
    private List<PreparedItem<T>> group(OrderedExecutor<T, PreparedItem<T>> prepared, boolean patiently)
            throws InterruptedException {
        var group = new ArrayList<PreparedItem<T>>();
        int crops = 0;
        long bytes = 0;
        while (crops < enough && group.size() < enough && bytes < groupBytes && !token.isCanceled()) {
            var next = next(prepared);
            if (next.isEmpty() && (!patiently || !group.isEmpty() || failure != null || prepared.isAtEnd())) {
                break;
            }
            if (next.isPresent()) {
                group.add(next.get());
                if (next.get() instanceof PreparedItem.Crops<T> image) {
                    crops += image.input().crops();
                    bytes += image.input().bytes();
                }
                if (next.get() instanceof PreparedItem.Clip) {
                    break;
                }
            }
        }
        return group;
    }

    private Optional<PreparedItem<T>> next(OrderedExecutor<T, PreparedItem<T>> prepared) throws InterruptedException {
        try {
            return prepared.poll(TICK);
        } catch (RuntimeException | Error e) {
            failure = e;
            return Optional.empty();
        }
    }

    /**
     * Hands out the results of the first group; false if a cancellation left some of its items without. After an
     * {@link InterruptedException} it is still the first.
     */
    private boolean handOut() throws InterruptedException {
        var group = groups.element();
        var results = results(group);
        groups.remove();
        results.forEach(listener::result);
        listener.flush();
        return results.size() == group.items().size();
    }

    private List<BatchResult<T>> results(Group<T> group) throws InterruptedException {
        try {
            return group.results().get();
        } catch (ExecutionException e) {
            throw unchecked(Objects.requireNonNull(e.getCause()));
        }
    }

    private static RuntimeException unchecked(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
}
