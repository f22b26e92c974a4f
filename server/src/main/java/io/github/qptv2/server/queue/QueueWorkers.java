package io.github.qptv2.server.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A queue and its workers. */
final class QueueWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWorkers.class);
    private static final double WEIGHT = 0.1; // of the latest batch in the mean

    private final JobQueue queue;
    private final JobBatch batch;
    private final int max;
    private final Duration window;
    private final List<Thread> workers;
    private double secondsPerItem = 0.1;

    QueueWorkers(String name, JobQueue queue, JobBatch batch, QueueOptions options) {
        this.queue = queue;
        this.batch = batch;
        max = options.batch();
        window = options.window();
        workers = IntStream.range(0, options.workers())
                .mapToObj(number -> new Thread(this::work, "qpt-" + name + "-" + number))
                .toList();
        workers.forEach(worker -> {
            worker.setDaemon(true);
            worker.start();
        });
    }

    JobQueue queue() {
        return queue;
    }

    /** Time until the jobs that wait are done, at the present rate. */
    synchronized Duration delay() {
        return Duration.ofMillis((long) (1000 * secondsPerItem * (queue.size() + 1)));
    }

    private void work() {
        try {
            for (var jobs = queue.take(max, window); !jobs.isEmpty() || !queue.isClosed(); ) {
                if (!jobs.isEmpty()) {
                    run(jobs);
                }
                jobs = queue.take(max, window);
            }
        } catch (InterruptedException e) {
            LOG.debug("ends", e); // the service ends
        }
    }

    private void run(List<ScoreJob> jobs) {
        long start = System.nanoTime();
        batch.run(jobs);
        double seconds = (System.nanoTime() - start) / 1e9 / jobs.size() / workers.size();
        measured(seconds);
    }

    private synchronized void measured(double seconds) {
        secondsPerItem += WEIGHT * (seconds - secondsPerItem);
    }

    /** Ends the workers: after their batch, at the latest after {@code timeout}. */
    void close(Duration timeout) throws InterruptedException {
        queue.close();
        long end = System.nanoTime() + timeout.toNanos();
        for (var worker : workers) {
            TimeUnit.NANOSECONDS.timedJoin(worker, Math.max(1, end - System.nanoTime()));
        }
        for (var worker : workers) {
            worker.interrupt();
        }
        for (var worker : workers) {
            worker.join();
        }
    }
}
