package io.github.qptv2.server.upload;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.qptv2.server.problem.ProblemException;
import io.github.qptv2.server.problem.ProblemType;

/** Bytes of the files of all requests, at most a number of them. */
final class Quota {

    private final long max;
    private final AtomicLong stored = new AtomicLong();

    Quota(long max) {
        this.max = max;
    }

    long stored() {
        return stored.get();
    }

    /**
     * Counts bytes before they are written.
     *
     * @throws ProblemException if they would exceed the limit
     */
    void reserve(long bytes) {
        if (stored.addAndGet(bytes) > max) {
            stored.addAndGet(-bytes);
            throw new ProblemException(
                    ProblemType.QUEUE_FULL,
                    "the files of all requests may have %d bytes together".formatted(max),
                    Map.of("Retry-After", "5"));
        }
    }

    void release(long bytes) {
        stored.addAndGet(-bytes);
    }
}
