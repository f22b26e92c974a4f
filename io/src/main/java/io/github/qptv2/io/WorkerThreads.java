package io.github.qptv2.io;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A fixed number of daemon threads, whose end can be waited for. */
public final class WorkerThreads {

    private final ExecutorService pool;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /** Threads that start with the first calls. */
    public WorkerThreads(int count, String namePrefix) {
        pool = Executors.newFixedThreadPool(count, task -> {
            Thread worker = daemon(task, namePrefix + (threads.size() + 1));
            threads.add(worker);
            return worker;
        });
    }

    static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Queues a call; throws {@link java.util.concurrent.RejectedExecutionException} once closed. */
    public <T> Future<T> submit(Callable<T> call) {
        return pool.submit(call);
    }

    /** Accepts no more calls; the threads end after those that are queued. */
    public void finish() {
        pool.shutdown();
    }

    /** Discards queued calls and interrupts those in progress. */
    void stop() {
        pool.shutdownNow();
    }

    /** Returns when all threads have ended or time is up; an interrupt does not shorten it and is kept. */
    public void join(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Thread thread : threads) {
            join(thread, deadline);
        }
    }

    /** As {@link #join(Duration)}, for one thread and until a value of {@link System#nanoTime}. */
    static void join(Thread thread, long deadline) {
        boolean interrupted = false;
        long left = deadline - System.nanoTime();
        while (left > 0 && thread.isAlive()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = deadline - System.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
