package io.github.qptv2.scoring.batch;

import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.VideoOptions;

/**
 * Decoding of a batch; crops per forward pass are set in the scorer's options. No setting but the sampling of videos
 * changes a raw output by more than 1e-5.
 *
 * <pre>{@code
 * var options = BatchOptions.DEFAULT.withThreads(4).withVideoOptions(VideoOptions.DEFAULT.withRate(2));
 * }</pre>
 *
 * @param threads decoding threads, at least 1
 * @param imageReader decodes images
 * @param videoReader opens videos
 * @param videoOptions how densely videos are sampled
 * @since 0.2
 */
public record BatchOptions(int threads, ImageReader imageReader, VideoReader videoReader, VideoOptions videoOptions) {

    /** One thread per core, files of the usual sizes. */
    public static final BatchOptions DEFAULT = new BatchOptions(
            Runtime.getRuntime().availableProcessors(),
            ImageReader.standard(),
            VideoReader.standard(),
            VideoOptions.DEFAULT);

    /** Checks the ranges. */
    public BatchOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** The same with another number of threads. */
    public BatchOptions withThreads(int number) {
        return new BatchOptions(number, imageReader, videoReader, videoOptions);
    }

    /** The same with another reader of images. */
    public BatchOptions withImageReader(ImageReader reader) {
        return new BatchOptions(threads, reader, videoReader, videoOptions);
    }

    /** The same with another reader of videos. */
    public BatchOptions withVideoReader(VideoReader reader) {
        return new BatchOptions(threads, imageReader, reader, videoOptions);
    }

    /** The same with another sampling of videos. */
    public BatchOptions withVideoOptions(VideoOptions options) {
        return new BatchOptions(threads, imageReader, videoReader, options);
    }
}
