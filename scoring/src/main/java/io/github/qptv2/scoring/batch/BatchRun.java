package io.github.qptv2.scoring.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;

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
    private volatile boolean over;

    /** Items that are scored together, and their results; fewer after a cancellation. */
    private record Group<T>(List<PreparedItem<T>> items, Future<List<BatchResult<T>>> results) {}

    BatchRun(Scorer scorer, BatchOptions options, BatchListener<T> listener, CancellationToken token) {
        this.listener = listener;
        this.token = token;
        var end = CancellationToken.when(() -> over || token.isCancelled());
        groupScorer = new GroupScorer<>(scorer, options, end);
        enough = PASSES * Math.max(options.batch(), options.threads());
    }

    /** @throws CancellationException if the token is canceled before the last result */
    void score(OrderedExecutor<T, PreparedItem<T>> prepared) {
        var threads = Executors.newFixedThreadPool(AT_ONCE, BatchRun::daemon);
        try {
            if (!score(prepared, threads)) {
                throw new CancellationException("canceled before the last result");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted before the last result");
        } finally {
            over = true;
            awaitLastPass(threads);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "score");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether all items have a result. */
    private boolean score(OrderedExecutor<T, PreparedItem<T>> prepared, ExecutorService threads)
            throws InterruptedException {
        var groups = new ArrayDeque<Group<T>>(AT_ONCE);
        boolean complete = true;
        while (complete && !token.isCancelled() && !prepared.isAtEnd()) {
            List<PreparedItem<T>> next = group(prepared, groups.isEmpty());
            if (!next.isEmpty()) {
                groups.add(new Group<>(next, threads.submit(() -> groupScorer.results(next))));
            }
            if (!groups.isEmpty() && (next.isEmpty() || groups.size() == AT_ONCE)) {
                complete = handOut(groups);
            }
        }
        while (complete && !groups.isEmpty()) {
            complete = handOut(groups);
        }
        return complete && prepared.isAtEnd();
    }

    /**
     * Collects items until two forward passes are full on all cores, or a video is reached. If decoding is slower than
     * the network, the group is smaller, so that results do not wait for it; it is empty if another group has results
     * to hand out.
     */
    private List<PreparedItem<T>> group(OrderedExecutor<T, PreparedItem<T>> prepared, boolean patiently)
            throws InterruptedException {
        var group = new ArrayList<PreparedItem<T>>();
        int crops = 0;
        while (crops < enough && group.size() < enough && !token.isCancelled()) {
            var next = prepared.poll(TICK);
            if (next.isEmpty() && (!patiently || !group.isEmpty() || prepared.isAtEnd())) {
                break;
            }
            if (next.isPresent()) {
                group.add(next.get());
                crops += next.get() instanceof PreparedItem.Crops<T> image
                        ? image.input().crops()
                        : 0;
                if (next.get() instanceof PreparedItem.Clip) {
                    break;
                }
            }
        }
        return group;
    }

    /** Hands out the results of the first group; false if a cancellation left some of its items without. */
    private boolean handOut(Deque<Group<T>> groups) throws InterruptedException {
        var group = groups.remove();
        var results = results(group.results());
        results.forEach(listener::result);
        listener.flush();
        return results.size() == group.items().size();
    }

    private List<BatchResult<T>> results(Future<List<BatchResult<T>>> results) throws InterruptedException {
        try {
            return results.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** The process must not end while a thread is inside a native library; an interrupt does not shorten this. */
    private static void awaitLastPass(ExecutorService threads) {
        threads.shutdown();
        long deadline = System.nanoTime() + LAST_PASS.toNanos();
        boolean interrupted = false, waiting = true;
        while (waiting) {
            try {
                threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                waiting = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
