package io.github.qptv2.server.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageHeader;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.media.video.VideoInfo;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.scoring.batch.FilePreprocessor;

/**
 * Limits of images and videos, checked by their headers before they are decoded.
 *
 * @param megapixels of an image
 * @param frameMegapixels of a frame
 * @param frames of a video
 * @param duration of a video
 * @since 0.2
 */
public record MediaLimits(double megapixels, double frameMegapixels, long frames, Duration duration) {

    /** 100 megapixels, frames of 36 (8K), 36,000 frames, 10 minutes. */
    public static final MediaLimits DEFAULT = new MediaLimits(100, 36, 36_000, Duration.ofMinutes(10));

    /** Checks the ranges. */
    public MediaLimits {
        if (!(megapixels > 0 && frameMegapixels > 0 && frameMegapixels <= VideoReader.MAX_MEGAPIXELS)) {
            throw new IllegalArgumentException(
                    "megapixels must be above 0 and those of frames at most %.0f, got %s and %s"
                            .formatted(VideoReader.MAX_MEGAPIXELS, megapixels, frameMegapixels));
        }
        if (frames < 1 || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "frames must be at least 1 and the duration above 0, got %d and %s".formatted(frames, duration));
        }
    }

    /** The same with another limit of images, in megapixels; frames have at most the same. */
    public MediaLimits withMegapixels(double max) {
        return new MediaLimits(max, Math.min(max, frameMegapixels), frames, duration);
    }

    /** The options of a batch within these limits. */
    BatchOptions applyTo(BatchOptions options) {
        return options.withImageReader(ImageReader.standard().withMaxMegapixels(megapixels))
                .withVideoReader(videoReader());
    }

    private VideoReader videoReader() {
        return VideoReader.standard().withMaxMegapixels(frameMegapixels);
    }

    /** Why an image cannot be scored, from its header alone; empty if it may be decoded. */
    public Optional<Rejection> ofImage(Path file) {
        try {
            var header = ImageHeader.read(file);
            return header.width() * (double) header.height() <= megapixels * 1e6
                    ? Optional.empty()
                    : Optional.of(Rejection.tooLarge(String.format(
                            Locale.ROOT,
                            "images may have at most %.0f megapixels, got %dx%d",
                            megapixels,
                            header.width(),
                            header.height())));
        } catch (ImageException e) {
            return Optional.of(Rejection.unreadable(FilePreprocessor.reason(file, e)));
        }
    }

    /** As {@link #ofImage}, of a video: its packets are listed and its first frame is decoded. */
    Optional<Rejection> ofVideo(Path file) {
        try (var video = videoReader().open(file)) {
            VideoInfo info = video.info();
            return info.frames() <= frames && info.seconds() <= duration.toSeconds()
                    ? Optional.empty()
                    : Optional.of(Rejection.tooLarge(String.format(
                            Locale.ROOT,
                            "videos may have at most %d frames and %d s, got %d and %.0f s",
                            frames,
                            duration.toSeconds(),
                            info.frames(),
                            info.seconds())));
        } catch (VideoException e) {
            String reason = FilePreprocessor.reason(file, e);
            return Optional.of(e.isTooLarge() ? Rejection.tooLarge(reason) : Rejection.unreadable(reason));
        }
    }
}
