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
        if (!(megapixels > 0 && frameMegapixels > 0 && frameMegapixels <= VideoReader.MOST_MEGAPIXELS)) {
            throw new IllegalArgumentException(
                    "megapixels must be above 0 and those of frames at most %.0f, got %s and %s"
                            .formatted(VideoReader.MOST_MEGAPIXELS, megapixels, frameMegapixels));
        }
        if (frames < 1 || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    "frames must be at least 1 and the duration above 0, got %d and %s".formatted(frames, duration));
        }
    }

    /** The same with another limit of images, in megapixels; frames have at most the same. */
    public MediaLimits withMegapixels(double most) {
        return new MediaLimits(most, Math.min(most, frameMegapixels), frames, duration);
    }

    /** The options of a batch within these limits. */
    BatchOptions over(BatchOptions options) {
        return options.withImageReader(ImageReader.standard().withMaxMegapixels(megapixels))
                .withVideoReader(videoReader());
    }

    private VideoReader videoReader() {
        return VideoReader.standard().withMaxMegapixels(frameMegapixels);
    }

    /** Why an image cannot be scored, as far as its header says; empty if it may be decoded. */
    public Optional<Refusal> ofImage(Path file) {
        try {
            var header = ImageHeader.read(file);
            return header.width() * (double) header.height() <= megapixels * 1e6
                    ? Optional.empty()
                    : Optional.of(Refusal.tooLarge(String.format(
                            Locale.ROOT,
                            "images may have at most %.0f megapixels, got %dx%d",
                            megapixels,
                            header.width(),
                            header.height())));
        } catch (ImageException e) {
            return Optional.of(Refusal.unreadable(FilePreprocessor.reason(file, e)));
        }
    }

    /** As {@link #ofImage}, of a video: its packets are listed and its first frame is decoded. */
    Optional<Refusal> ofVideo(Path file) {
        try (var video = videoReader().open(file)) {
            VideoInfo info = video.info();
            return info.frames() <= frames && info.seconds() <= duration.toSeconds()
                    ? Optional.empty()
                    : Optional.of(Refusal.tooLarge(String.format(
                            Locale.ROOT,
                            "videos may have at most %d frames and %d s, got %d and %.0f s",
                            frames,
                            duration.toSeconds(),
                            info.frames(),
                            info.seconds())));
        } catch (VideoException e) {
            String reason = FilePreprocessor.reason(file, e);
            return Optional.of(e.isTooLarge() ? Refusal.tooLarge(reason) : Refusal.unreadable(reason));
        }
    }
}
