package io.github.qptv2.media.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens videos: MP4, MOV, Matroska, WebM, AVI, MPEG transport and program streams, Windows Media, Flash video, Ogg,
 * MXF, IVF, Y4M and a few others ({@link io.github.qptv2.io.MediaFormat}) with H.264, HEVC, AV1, VP8, VP9, MPEG-4 and
 * other common codecs.
 *
 * <pre>{@code
 * try (Video video = VideoReader.standard().open(Path.of("clip.mp4"))) {
 *     Image image = video.frame(video.info().frames() / 2);
 * }
 * }</pre>
 *
 * <p>Immutable; one reader serves any number of threads at once.
 */
public final class VideoReader {

    /** The highest limit: three bytes a pixel in one Java array, whose length is an {@code int}. */
    public static final double MAX_MEGAPIXELS = 715;

    /** Two frames of 8K. */
    private static final double STANDARD_MEGAPIXELS = 67;

    private final double maxMegapixels;

    private VideoReader(double maxMegapixels) {
        this.maxMegapixels = maxMegapixels;
    }

    /** A reader with a limit of 67 million pixels a frame, twice 8K. */
    public static VideoReader standard() {
        return new VideoReader(STANDARD_MEGAPIXELS);
    }

    /** A reader with another limit a frame, in millions of pixels, above 0 and at most 715. */
    public VideoReader withMaxMegapixels(double megapixels) {
        if (!(megapixels > 0 && megapixels <= MAX_MEGAPIXELS)) {
            throw new IllegalArgumentException("megapixels must be in (0, 715], got " + megapixels);
        }
        return new VideoReader(megapixels);
    }

    /**
     * Lists the packets of a file's video stream and decodes its first frame. Of several video streams FFmpeg's default
     * is used; cover art is ignored.
     *
     * @throws VideoException if the file is missing, empty, no video, unsupported, or none of its frames can be decoded
     */
    public Video open(Path file) throws VideoException {
        requireReadable(file);
        return VideoProbe.open(file, (long) (maxMegapixels * 1e6));
    }

    private static void requireReadable(Path file) throws VideoException {
        if (Files.isDirectory(file)) {
            throw new VideoException(file + ": is a folder; name a video file");
        }
        if (!Files.exists(file)) {
            throw new VideoException(file + ": does not exist; check the path");
        }
        if (!Files.isRegularFile(file)) {
            throw new VideoException(file + ": is not a regular file; give a file on disk"); // a pipe would block
        }
        if (!Files.isReadable(file)) {
            throw new VideoException(file + ": may not be read; check its permissions");
        }
        try {
            if (Files.size(file) == 0) {
                throw new VideoException(file + ": is empty (0 bytes); copy or download it again");
            }
        } catch (VideoException e) {
            throw e;
        } catch (IOException e) {
            throw new VideoException(file + ": cannot be read: " + e.getMessage());
        }
    }
}
