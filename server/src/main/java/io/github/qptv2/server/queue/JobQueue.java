package io.github.qptv2.server.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Jobs that wait, in order of arrival, at most a number of them. Jobs that are over leave the queue at once. */
final class JobQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final Condition removed = lock.newCondition();
    private final Deque<ScoreJob> waiting = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    JobQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds all jobs, or none if there is no room for all. */
    boolean offer(List<ScoreJob> jobs) {
        lock.lock();
        try {
            if (closed || waiting.size() + jobs.size() > capacity) {
                return false;
            }
            waiting.addAll(jobs);
            added.signalAll();
        } finally {
            lock.unlock();
        }
        for (var job : jobs) {
            var unused = job.result().whenComplete((result, failure) -> remove(job));
        }
        return true;
    }

    /** Adds a job; waits for room. */
    void put(ScoreJob job) throws InterruptedException {
        while (!offer(List.of(job))) {
            lock.lockInterruptibly();
            try {
                while (!closed && waiting.size() == capacity) {
                    removed.await();
                }
                if (closed) {
                    job.cancel();
                    return;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void remove(ScoreJob job) {
        lock.lock();
        try {
            if (waiting.remove(job)) {
                removed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a job, then for others until there are {@code max} or {@code window} has passed.
     *
     * @return empty once the queue is closed and empty
     */
    List<ScoreJob> take(int max, Duration window) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                added.await();
            }
            long left = window.toNanos();
            while (waiting.size() < max && left > 0 && !closed) {
                left = added.awaitNanos(left);
            }
            var jobs = new ArrayList<ScoreJob>(max);
            while (jobs.size() < max && !waiting.isEmpty()) {
                jobs.add(waiting.remove());
            }
            removed.signalAll();
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            added.signalAll();
            removed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
