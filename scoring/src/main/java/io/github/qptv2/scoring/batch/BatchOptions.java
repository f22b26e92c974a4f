package io.github.qptv2.scoring.batch;

import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.VideoOptions;

/**
 * How a batch is decoded and grouped. None of these changes a score by more than 1e-5.
 *
 * <pre>{@code
 * var options = BatchOptions.DEFAULT.withThreads(4).withVideoOptions(VideoOptions.DEFAULT.withRate(2));
 * }</pre>
 *
 * @param threads that decode images, at least 1
 * @param batch crops in one pass of the network, at least 1; the scorer's own
 * @param imageReader decodes images
 * @param videoReader opens videos
 * @param videoOptions how densely videos are sampled
 * @since 0.2
 */
public record BatchOptions(
        int threads, int batch, ImageReader imageReader, VideoReader videoReader, VideoOptions videoOptions) {

    /** One thread per core, 2 crops per pass, files of the usual sizes. */
    public static final BatchOptions DEFAULT = new BatchOptions(
            Runtime.getRuntime().availableProcessors(),
            2,
            ImageReader.standard(),
            VideoReader.standard(),
            VideoOptions.DEFAULT);

    /** Checks the ranges. */
    public BatchOptions {
        if (threads < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "threads and batch must be at least 1, got %d and %d".formatted(threads, batch));
        }
    }

    /** The same with another number of threads. */
    public BatchOptions withThreads(int number) {
        return new BatchOptions(number, batch, imageReader, videoReader, videoOptions);
    }

    /** The same with another number of crops per pass. */
    public BatchOptions withBatch(int crops) {
        return new BatchOptions(threads, crops, imageReader, videoReader, videoOptions);
    }

    /** The same with another reader of images. */
    public BatchOptions withImageReader(ImageReader reader) {
        return new BatchOptions(threads, batch, reader, videoReader, videoOptions);
    }

    /** The same with another reader of videos. */
    public BatchOptions withVideoReader(VideoReader reader) {
        return new BatchOptions(threads, batch, imageReader, reader, videoOptions);
    }

    /** The same with another sampling of videos. */
    public BatchOptions withVideoOptions(VideoOptions options) {
        return new BatchOptions(threads, batch, imageReader, videoReader, options);
    }
}
