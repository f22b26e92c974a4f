package io.github.qptv2.server.upload;

import java.time.Duration;

/**
 * Limits of what a request may contain, all of them applied before anything is decoded.
 *
 * @param bodyBytes largest body of a request for scores
 * @param batchBytes largest body of a batch, and largest content of its archive
 * @param items most files of a request for scores
 * @param batchItems most files of a batch
 * @param storedBytes most bytes of all requests in the temporary folder together
 * @param readTime time in which a body must arrive
 * @since 0.2
 */
public record UploadLimits(
        long bodyBytes, long batchBytes, int items, int batchItems, long storedBytes, Duration readTime) {

    private static final long MEGABYTE = 1 << 20;

    /** 64 MB and 64 files, a batch of 1 GB and 2000 files; 3 GB in all; a minute. */
    public static final UploadLimits DEFAULT =
            new UploadLimits(64 * MEGABYTE, 1024 * MEGABYTE, 64, 2000, 3072 * MEGABYTE, Duration.ofSeconds(60));

    /** Checks the ranges. */
    public UploadLimits {
        if (bodyBytes < 1 || batchBytes < 1 || storedBytes < 1) {
            throw new IllegalArgumentException("limits of bytes must be at least 1, got %d, %d and %d"
                    .formatted(bodyBytes, batchBytes, storedBytes));
        }
        if (items < 1 || batchItems < 1) {
            throw new IllegalArgumentException(
                    "limits of files must be at least 1, got %d and %d".formatted(items, batchItems));
        }
        if (readTime.isNegative() || readTime.isZero()) {
            throw new IllegalArgumentException("the time of a body must be above 0, got " + readTime);
        }
    }

    /** The same with another limit of the body of a request for scores, in MB of 1024 kB. */
    public UploadLimits withBodyMegabytes(int megabytes) {
        long bytes = megabytes * MEGABYTE;
        return new UploadLimits(bytes, batchBytes, items, batchItems, Math.max(storedBytes, 8 * bytes), readTime);
    }

    /** The same with another limit of a batch, in MB of 1024 kB. */
    public UploadLimits withBatchMegabytes(int megabytes) {
        long bytes = megabytes * MEGABYTE;
        return new UploadLimits(bodyBytes, bytes, items, batchItems, Math.max(storedBytes, 3 * bytes), readTime);
    }

    /** The same with another time in which a body must arrive. */
    public UploadLimits withReadTime(Duration time) {
        return new UploadLimits(bodyBytes, batchBytes, items, batchItems, storedBytes, time);
    }

    /** The limits of one body. */
    public BodyLimits ofScores() {
        return new BodyLimits(bodyBytes, items, readTime);
    }

    /** The limits of the body of a batch. */
    public BodyLimits ofBatch() {
        return new BodyLimits(batchBytes, batchItems, readTime);
    }
}
