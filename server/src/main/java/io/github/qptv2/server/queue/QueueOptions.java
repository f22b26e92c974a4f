package io.github.qptv2.server.queue;

import java.time.Duration;

/**
 * How requests are queued and collected into batches.
 *
 * @param capacity most images that wait, and most videos
 * @param batch most images that are scored together
 * @param window time that a batch waits for more images after its first
 * @param workers batches of images that are computed at the same time: one is decoded while the other is scored
 * @param deadline of an item, from its arrival to its score
 * @param batchRequests most requests of {@code /v1/batches} at the same time
 * @since 0.2
 */
public record QueueOptions(
        int capacity, int batch, Duration window, int workers, Duration deadline, int batchRequests) {

    /** 256 items, batches of 16 images collected for 5 ms, 2 workers, 2 minutes, 4 batch requests. */
    public static final QueueOptions DEFAULT =
            new QueueOptions(256, 16, Duration.ofMillis(5), 2, Duration.ofMinutes(2), 4);

    /** Checks the ranges. */
    public QueueOptions {
        if (capacity < 1 || batch < 1 || workers < 1 || batchRequests < 1) {
            throw new IllegalArgumentException(
                    "queue, batch, workers and batch requests must be at least 1, got %d, %d, %d and %d"
                            .formatted(capacity, batch, workers, batchRequests));
        }
        if (window.isNegative() || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the window must be at least 0 and the deadline above 0, got %s and %s"
                    .formatted(window, deadline));
        }
    }

    /** The same with another capacity. */
    public QueueOptions withCapacity(int items) {
        return new QueueOptions(items, batch, window, workers, deadline, batchRequests);
    }

    /** The same with other batches. */
    public QueueOptions withBatch(int images, Duration time) {
        return new QueueOptions(capacity, images, time, workers, deadline, batchRequests);
    }

    /** The same with another number of workers. */
    public QueueOptions withWorkers(int number) {
        return new QueueOptions(capacity, batch, window, number, deadline, batchRequests);
    }

    /** The same with another deadline. */
    public QueueOptions withDeadline(Duration time) {
        return new QueueOptions(capacity, batch, window, workers, time, batchRequests);
    }
}
