package io.github.qptv2.io;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Applies a function on several threads and hands out the results in the order of the inputs, whatever the number of
 * threads. At most {@code ahead} inputs are taken before their results are.
 *
 * <pre>{@code
 * try (var images = new OrderedExecutor<>(paths.iterator(), this::decode, new OrderedExecutor.Width(4, 32))) {
 *     while (images.hasNext()) use(images.next());
 * }
 * }</pre>
 *
 * <p>Used by one thread. Closing waits until no thread runs any more.
 */
public final class OrderedExecutor<I, O> implements Iterator<O>, AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Iterator<? extends I> inputs;
    private final Function<? super I, ? extends O> step;
    private final Width width;
    private final ExecutorService workers;
    private final Queue<Future<? extends O>> pending = new ArrayDeque<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /**
     * How much runs at once.
     *
     * @param threads at least 1
     * @param ahead inputs taken ahead of the results handed out, at least {@code threads}
     */
    public record Width(int threads, int ahead) {
        /** Checks the ranges. */
        public Width {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, got " + threads);
            }
            if (ahead < threads) {
                throw new IllegalArgumentException(
                        "ahead must be at least the %d threads, got %d".formatted(threads, ahead));
            }
        }

        /** Enough look-ahead to hide that some inputs take longer. */
        public static Width of(int threads) {
            return new Width(threads, Math.max(threads, 4 * threads));
        }
    }

    /** Starts nothing until the first result is asked for; the inputs are drawn on the caller's thread. */
    public OrderedExecutor(Iterator<? extends I> inputs, Function<? super I, ? extends O> step, Width width) {
        this.inputs = inputs;
        this.step = step;
        this.width = width;
        int number = COUNT.incrementAndGet();
        this.workers = Executors.newFixedThreadPool(width.threads(), task -> {
            var worker = new Thread(task, "pipeline-" + number + "-" + (threads.size() + 1));
            worker.setDaemon(true);
            threads.add(worker);
            return worker;
        });
    }

    @Override
    public boolean hasNext() {
        return !pending.isEmpty() || inputs.hasNext();
    }

    /** The next result; an exception of the function is thrown here, in its place in the order. */
    @Override
    public O next() {
        fill();
        Future<? extends O> head = pending.poll();
        if (head == null) {
            throw new NoSuchElementException("all inputs are done");
        }
        try {
            O result = head.get();
            fill();
            return result;
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a worker");
        }
    }

    private void fill() {
        while (pending.size() < width.ahead() && inputs.hasNext()) {
            I input = inputs.next();
            pending.add(workers.submit(() -> step.apply(input)));
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    /** Drops what is waiting and returns once every thread has ended, at most a minute later for each. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.MINUTES.toMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
