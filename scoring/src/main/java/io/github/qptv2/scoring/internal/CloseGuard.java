package io.github.qptv2.scoring.internal;

/**
 * Prevents native memory from being freed during a call, and calls from starting afterwards.
 *
 * <pre>{@code
 * try (var call = guard.enter()) {
 *     return network.scores(crops, stop);
 * }
 * }</pre>
 *
 * <p>Calls may overlap on any number of threads; a thread that is inside a call must not close.
 */
public final class CloseGuard {

    private final String name;
    private final Runnable free;
    private int calls;
    private boolean closed;

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
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        calls++;
        return this::leave;
    }

    /** Whether {@link #close} was called. */
    public synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void leave() {
        calls--;
        notifyAll();
    }

    /**
     * Refuses further calls, waits until the calls in progress have ended, and frees; the second time it only waits.
     */
    public void close() {
        if (awaitLast()) {
            free.run();
        }
    }

    /** Whether this is the call that closes. */
    private synchronized boolean awaitLast() {
        boolean first = !closed;
        closed = true;
        boolean interrupted = false;
        while (calls > 0) {
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
