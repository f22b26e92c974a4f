package io.github.qptv2.io;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Applies a function on several threads and returns the results in the order of the inputs, whatever the number of
 * threads. At most {@code prefetch} inputs are read before their results are taken.
 *
 * <pre>{@code
 * try (var images = new OrderedExecutor<>(paths.iterator(), this::decode, new OrderedExecutor.Width(4, 32))) {
 *     while (images.hasNext()) use(images.next());
 * }
 * }</pre>
 *
 * <p>Used by one thread. A thread of the executor reads the inputs, so an iterator that blocks (a list on standard
 * input) delays {@link #next} but not {@link #poll}.
 */
public final class OrderedExecutor<I, O> implements Iterator<O>, AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration MAX_CALL_TIME = Duration.ofMinutes(1);
    private static final Duration MAX_READ_TIME = Duration.ofMillis(100);

    private final Iterator<? extends I> inputs;
    private final Step<? super I, ? extends O> step;
    private final Semaphore room;
    private final WorkerThreads workers;
    private final Thread reader;
    private final BlockingQueue<Future<O>> results = new LinkedBlockingQueue<>();
    private final Future<O> end = new CompletableFuture<>(); // recognized by identity
    private boolean started;
    private @Nullable Future<O> head;

    /** The function applied to each input. */
    @FunctionalInterface
    public interface Step<I, O> {
        /** Computes one result; called on several threads at once. */
        O apply(I input) throws Exception;
    }

    /**
     * How much runs at once.
     *
     * @param threads at least 1
     * @param prefetch inputs read before their results are taken, at least {@code threads}
     */
    public record Width(int threads, int prefetch) {
        /** Checks the ranges. */
        public Width {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, got " + threads);
            }
            if (prefetch < threads) {
                throw new IllegalArgumentException(
                        "prefetch must be at least the %d threads, got %d".formatted(threads, prefetch));
            }
        }

        /** Four inputs a thread, so that a slow input does not stop the other threads. */
        public static Width of(int threads) {
            return new Width(threads, Math.max(threads, 4 * threads));
        }
    }

    /** Starts no thread until the first result is requested. */
    public OrderedExecutor(Iterator<? extends I> inputs, Step<? super I, ? extends O> step, Width width) {
        this.inputs = inputs;
        this.step = step;
        this.room = new Semaphore(width.prefetch());
        String name = "pipeline-" + COUNT.incrementAndGet() + "-";
        this.reader = WorkerThreads.daemon(this::readInputs, name + "inputs");
        this.workers = new WorkerThreads(width.threads(), name);
    }

    private void readInputs() {
        try {
            room.acquire();
            while (inputs.hasNext()) {
                I input = inputs.next();
                results.add(workers.submit(() -> step.apply(input)));
                room.acquire();
            }
        } catch (InterruptedException | RejectedExecutionException closed) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) { // an iterator may throw a checked exception that it does not declare
            results.add(CompletableFuture.failedFuture(e));
        }
        results.add(end);
    }

    /** Whether a result is left; blocks until the next input is read or the inputs end. */
    @Override
    public boolean hasNext() {
        return head() != end;
    }

    /**
     * The next result.
     *
     * @throws RuntimeException what the function or the inputs threw, in its place in the order; a checked exception is
     *     the cause of an {@link IllegalStateException}
     */
    @Override
    public O next() {
        Future<O> first = head();
        if (first == end) {
            throw new NoSuchElementException("all inputs are done");
        }
        try {
            O result = first.get();
            release();
            return result;
        } catch (ExecutionException e) {
            release();
            throw unwrapped(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * The next result if it is computed within {@code timeout}; otherwise, and at the end, empty. Throws as
     * {@link #next}.
     */
    public Optional<O> poll(Duration timeout) throws InterruptedException {
        start();
        long deadline = System.nanoTime() + timeout.toNanos();
        if (head == null) {
            head = results.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
        if (head == null || head == end) {
            return Optional.empty();
        }
        try {
            O result = head.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            release();
            return Optional.of(result);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            release();
            throw unwrapped(e);
        }
    }

    /** Whether {@link #poll} has found the end of the inputs; never blocks. */
    public boolean isAtEnd() {
        return head == end;
    }

    private void start() {
        if (!started) {
            started = true;
            reader.start();
        }
    }

    private Future<O> head() {
        start();
        try {
            Future<O> first = head == null ? results.take() : head;
            head = first;
            return first;
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void release() {
        head = null;
        room.release();
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while waiting for a worker");
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    /**
     * Discards what is not computed, interrupts the calls in progress and returns when they have ended, after a minute
     * at the latest: afterwards no thread is inside a native library. An input that blocks is not waited for. An
     * interrupt of the closing thread does not shorten this; its flag stays set.
     */
    @Override
    public void close() {
        close(MAX_CALL_TIME);
    }

    /** As {@link #close()}, but returns after {@code timeout} at the latest. */
    public void close(Duration timeout) {
        workers.stop();
        reader.interrupt();
        WorkerThreads.join(reader, System.nanoTime() + MAX_READ_TIME.toNanos());
        workers.join(timeout);
    }
}
