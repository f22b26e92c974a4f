package io.github.qptv2.scoring.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * Prevents native memory from being freed during a call, and calls from starting afterwards.
 *
 * <pre>{@code
 * try (var call = guard.enter()) {
 *     return network.scores(crops, stop);
 * }
 * }</pre>
 *
 * <p>Calls may overlap on any number of threads. A thread that is inside a call cannot close.
 */
public final class CloseGuard {

    private final String name;
    private final Runnable free;
    private final Map<Thread, Integer> calls = new HashMap<>(); // in progress, for each thread at least 1
    private boolean closed;
    private boolean freed;

    /** One call in progress; closing it ends the call. */
    public interface Call extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Guards an open object.
     *
     * @param name of the object in the exception, such as {@code scorer}
     * @param free frees its native memory; run once
     */
    public CloseGuard(String name, Runnable free) {
        this.name = name;
        this.free = free;
    }

    /**
     * Starts a call.
     *
     * @throws IllegalStateException once {@link #close} was called, such as "scorer is closed"
     */
    public synchronized Call enter() {
        requireOpen();
        var thread = Thread.currentThread();
        calls.merge(thread, 1, Integer::sum);
        return () -> leave(thread);
    }

    /**
     * Checks that a call could start.
     *
     * @throws IllegalStateException once {@link #close} was called, such as "scorer is closed"
     */
    public synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
    }

    /** Whether {@link #close} was called. */
    public synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void leave(Thread thread) {
        calls.computeIfPresent(thread, (same, count) -> count > 1 ? count - 1 : null);
        notifyAll();
    }

    /**
     * Refuses further calls, waits until the calls in progress have ended, and frees. The second time it only waits
     * until the memory is freed.
     *
     * @throws IllegalStateException inside a call of the same thread, which would wait for itself
     */
    public void close() {
        if (awaitLast()) {
            try {
                free.run();
            } finally {
                end();
            }
        }
    }

    private synchronized void end() {
        freed = true;
        notifyAll();
    }

    /** Whether this is the call that closes. */
    private synchronized boolean awaitLast() {
        if (calls.containsKey(Thread.currentThread())) {
            throw new IllegalStateException(name + " cannot be closed inside its own call");
        }
        boolean first = !closed;
        closed = true;
        boolean interrupted = false;
        while (first ? !calls.isEmpty() : !freed) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return first;
    }
}
