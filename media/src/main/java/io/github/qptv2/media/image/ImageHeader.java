package io.github.qptv2.media.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What an image's header says, found without decoding a pixel.
 *
 * <pre>{@code
 * ImageHeader header = ImageHeader.read(Path.of("photo.jpg"));
 * }</pre>
 *
 * @param width pixels across as stored, before {@code orientation} is applied; at least 1
 * @param height pixels down as stored; at least 1
 * @param orientation EXIF orientation, 1 (upright) to 8; 5 to 8 swap the sides
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation) {

    /** Checks the ranges. */
    public ImageHeader {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1, got " + width + "x" + height);
        }
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation must be in [1, 8], got " + orientation);
        }
    }

    /**
     * Reads as little of the file as its format allows.
     *
     * @throws ImageException if this is no image, or one of a format that {@link ImageReader} refuses
     */
    public static ImageHeader read(Path file) throws ImageException {
        try (var bytes = FileBytes.open(file)) {
            return ImageContainer.of(bytes, file.toString()).header();
        }
    }

    /** As {@link #read(Path)}, of a file's bytes; {@code name} is how errors call it. */
    public static ImageHeader read(byte[] bytes, String name) throws ImageException {
        return ImageContainer.of(RandomAccessBytes.of(ByteBuffer.wrap(bytes)), name)
                .header();
    }

    /** As {@link #read(Path)}, reading the stream to its end without closing it. */
    public static ImageHeader read(InputStream stream, String name) throws IOException {
        return read(stream.readAllBytes(), name);
    }

    /** Pixels across once the image is upright. */
    public int uprightWidth() {
        return orientation > 4 ? height : width;
    }

    /** Pixels down once the image is upright. */
    public int uprightHeight() {
        return orientation > 4 ? width : height;
    }
}
