package io.github.qptv2.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;

/**
 * Counts accepted requests, those whose body has been read, until their response is written. Once the service stops, no
 * more are accepted.
 */
final class RequestTracker {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private int accepted;
    private long queued;
    private boolean stopping;

    /** @throws ProblemException if the service is stopping */
    void requireRunning() {
        lock.lock();
        try {
            if (stopping) {
                throw new ProblemException(ProblemType.STOPPING, "nothing new is accepted; try another instance");
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Accepts a request; {@link #release} must follow.
     *
     * @throws ProblemException if the service is stopping
     */
    void accept() {
        lock.lock();
        try {
            requireRunning();
            accepted++;
        } finally {
            lock.unlock();
        }
    }

    void release() {
        lock.lock();
        try {
            if (--accepted == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopping = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every accepted request is answered; false if {@code limit} passes first. */
    boolean awaitEmpty(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (accepted > 0 && left > 0) {
                left = empty.awaitNanos(left);
            }
            return accepted == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Counts an accepted request that the queue has taken. */
    void count() {
        lock.lock();
        try {
            queued++;
        } finally {
            lock.unlock();
        }
    }

    /** Number of accepted requests since the start, without those that a full queue refused. */
    long queued() {
        lock.lock();
        try {
            return queued;
        } finally {
            lock.unlock();
        }
    }

    /** Number of accepted requests whose response is not written. */
    int accepted() {
        lock.lock();
        try {
            return accepted;
        } finally {
            lock.unlock();
        }
    }
}
