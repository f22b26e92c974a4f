package io.github.qptv2.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.media.video.VideoReader;

/** Opens images and videos; each failure is one line that begins with the name of what was opened. */
record MediaSource(ImageReader images, VideoReader videos) {

    static final MediaSource STANDARD = new MediaSource(ImageReader.standard(), VideoReader.standard());

    /** A step of scoring an image. */
    interface ImageStep<T> {
        T run() throws ImageException;
    }

    /** What is done with an open video. */
    interface VideoStep<T> {
        T run(Video video) throws VideoException;
    }

    Image read(Path file) throws ImageException {
        return images.read(file);
    }

    /** Reads a stream to its end, and leaves it open. */
    Image read(InputStream stream, String name) throws ImageException {
        try {
            return images.read(stream, name);
        } catch (ImageException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    static <T> T named(String name, ImageStep<T> step) throws ImageException {
        try {
            return step.run();
        } catch (ImageException e) {
            throw new ImageException(name + ": " + e.getMessage(), e);
        }
    }

    /** Opens a video for the time of {@code step}. */
    <T> T withVideo(Path file, VideoStep<T> step) throws VideoException {
        try (var video = videos.open(file)) {
            return step.run(video);
        } catch (VideoException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(file + ": ") ? e : new VideoException(file + ": " + message);
        }
    }
}
