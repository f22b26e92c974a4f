package io.github.qptv2.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.bytedeco.pytorch.global.torch;

/**
 * Threads that each run libtorch on one core: independent pieces of work side by side lose nothing to waiting for one
 * another inside every operation.
 */
public final class ThreadTeam implements AutoCloseable {

    private final ExecutorService threads;
    private final int size;

    private ThreadTeam(ExecutorService threads, int size) {
        this.threads = threads;
        this.size = size;
    }

    /** A team of as many threads as one libtorch operation may use, see {@link Ops#threads}. */
    public static ThreadTeam open() {
        int size = Ops.threads();
        var team = new ThreadTeam(Executors.newFixedThreadPool(size, ThreadTeam::daemon), size);
        var allStarted = new CountDownLatch(size);
        team.run(Collections.nCopies(size, () -> {
            torch.get_num_threads(); // the first call on a thread takes over the process's setting, so make it first
            torch.set_num_threads(1);
            allStarted.countDown();
            allStarted.await(); // so that no thread takes two of these
            return size;
        }));
        torch.set_num_threads(size); // the setting that threads to come will take over
        return team;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "qpt-team");
        thread.setDaemon(true);
        return thread;
    }

    /** How many pieces run side by side. */
    public int size() {
        return size;
    }

    /**
     * Runs all pieces and waits for them.
     *
     * @return their results, in the order of the pieces
     * @throws RuntimeException what the first piece to fail threw
     */
    public <R> List<R> run(List<? extends Callable<R>> pieces) {
        var futures = new ArrayList<Future<R>>(pieces.size());
        for (var piece : pieces) {
            futures.add(threads.submit(piece));
        }
        futures.forEach(ThreadTeam::await); // all of them, so that after a failure none still runs
        var results = new ArrayList<R>(pieces.size());
        for (var future : futures) {
            results.add(result(future));
        }
        return results;
    }

    /** Waits whatever happens: a native call cannot be broken off. */
    private static void await(Future<?> future) {
        boolean interrupted = false;
        while (!future.isDone()) {
            try {
                future.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break; // told when the results are collected
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <R> R result(Future<R> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while collecting what was done already", e);
        }
    }

    /** Takes no more pieces; those that run are waited for. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
