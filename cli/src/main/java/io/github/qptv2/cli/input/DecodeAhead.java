package io.github.qptv2.cli.input;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Work done ahead of its use, by several threads, in a bounded window; results come in the order of the inputs.
 *
 * <p>Inputs are drawn by a thread of their own: a list on the standard input may keep it waiting for ever.
 */
public final class DecodeAhead<I, O> implements AutoCloseable {

    /** How one input becomes a result. */
    @FunctionalInterface
    public interface Work<I, O> {
        O apply(I input) throws Exception;
    }

    // the end of the inputs, told apart by identity
    private final Future<Optional<O>> end = CompletableFuture.completedFuture(Optional.empty());
    private final BlockingQueue<Future<Optional<O>>> window;
    private final ExecutorService workers;
    private final Thread feeder;
    private @Nullable Future<Optional<O>> head;

    /** With {@code threads} workers, which are at most {@code ahead} results, and one each, before their user. */
    public DecodeAhead(Iterator<I> inputs, Work<I, O> work, int threads, int ahead) {
        this.window = new LinkedBlockingQueue<>(ahead);
        this.workers = Executors.newFixedThreadPool(threads, task -> daemon(task, "decode"));
        this.feeder = daemon(() -> feed(inputs, work), "inputs");
        feeder.start();
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void feed(Iterator<I> inputs, Work<I, O> work) {
        try {
            try {
                while (inputs.hasNext()) {
                    I input = inputs.next();
                    window.put(workers.submit((Callable<Optional<O>>) () -> Optional.of(work.apply(input))));
                }
                window.put(end);
            } catch (RuntimeException e) {
                window.put(CompletableFuture.failedFuture(e));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all results have been taken; false while that is still unknown. */
    public boolean isAtEnd() {
        return head == end;
    }

    /** The next result, if there is one within {@code patience}. */
    public Optional<O> poll(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (head == null) {
            head = window.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (head == null || head == end) {
            return Optional.empty();
        }
        try {
            var result = head.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            head = null;
            return result;
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException inner) {
            return inner;
        }
        return new IllegalStateException(e.getCause());
    }

    /** Gives up what is not done; waits for calls that are under way, so that none is inside a native library after. */
    @Override
    public void close() {
        feeder.interrupt();
        workers.shutdownNow();
        try {
            workers.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
