package io.github.qptv2.cli.serve;

import java.time.Duration;

import io.github.qptv2.server.queue.MediaLimits;
import io.github.qptv2.server.queue.QueueOptions;
import io.github.qptv2.server.upload.UploadLimits;
import picocli.CommandLine.Option;

/** Options of the limits and of the queue. */
final class LimitArguments {

    @Option(
            names = "--max-upload-mb",
            paramLabel = "N",
            description = "Largest body of a request for scores, in MB; default: ${DEFAULT-VALUE}.")
    private int upload = 64;

    @Option(
            names = "--max-batch-mb",
            paramLabel = "N",
            description =
                    "Largest body of a batch, and largest content of its archive, in MB; default: ${DEFAULT-VALUE}.")
    private int batch = 1024;

    @Option(
            names = "--max-megapixels",
            paramLabel = "N",
            description = "Refuse larger images and frames before decoding; default: ${DEFAULT-VALUE}, 36 for frames.")
    private double megapixels = 100;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Batches of images that are scored at the same time; default: ${DEFAULT-VALUE}.")
    private int workers = 2;

    @Option(
            names = "--queue",
            paramLabel = "N",
            description = "Files that wait at most; more are refused (status 429); default: ${DEFAULT-VALUE}.")
    private int queue = 256;

    @Option(
            names = "--batch-images",
            paramLabel = "N",
            description = "Images that are scored together at most; default: ${DEFAULT-VALUE}.")
    private int images = 16;

    @Option(
            names = "--batch-window-ms",
            paramLabel = "N",
            description = "Time that a batch waits for further images, in ms; default: ${DEFAULT-VALUE}.")
    private int window = 5;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "Time from a file's arrival to its score; default: ${DEFAULT-VALUE}.")
    private int deadline = 120;

    /** @throws IllegalArgumentException if a value is out of range */
    UploadLimits uploads() {
        return UploadLimits.DEFAULT.withBodyMegabytes(upload).withBatchMegabytes(batch);
    }

    /** @throws IllegalArgumentException if a value is out of range */
    MediaLimits media() {
        return MediaLimits.DEFAULT.withMegapixels(megapixels);
    }

    /** @throws IllegalArgumentException if a value is out of range */
    QueueOptions queue() {
        return QueueOptions.DEFAULT
                .withCapacity(queue)
                .withBatch(images, Duration.ofMillis(window))
                .withWorkers(workers)
                .withDeadline(Duration.ofSeconds(deadline));
    }
}
