package io.github.qptv2.media.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import io.github.qptv2.media.image.container.ImageContainer;
import io.github.qptv2.media.image.container.RandomAccessBytes;

/**
 * Format, size and orientation of an image, read without decoding its pixels.
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
     * Reads only the parts of the file that its format requires.
     *
     * @throws ImageException if this is no image, or of a format that {@link ImageReader} does not support
     */
    public static ImageHeader read(Path file) throws ImageException {
        try (var bytes = FileBytes.open(file)) {
            return of(ImageContainers.parse(bytes, file.toString()));
        }
    }

    /** Reads the bytes of a file; {@code name} identifies it in errors. */
    public static ImageHeader read(byte[] bytes, String name) throws ImageException {
        return of(ImageContainers.parse(RandomAccessBytes.of(ByteBuffer.wrap(bytes)), name));
    }

    /** Reads a stream to its end without closing it; {@code name} identifies it in errors. */
    public static ImageHeader read(InputStream stream, String name) throws IOException {
        return read(stream.readAllBytes(), name);
    }

    static ImageHeader of(ImageContainer container) {
        return new ImageHeader(
                ImageFormat.of(container.format()), container.width(), container.height(), container.orientation());
    }

    /** Pixels across after the orientation is applied. */
    public int uprightWidth() {
        return orientation > 4 ? height : width;
    }

    /** Pixels down after the orientation is applied. */
    public int uprightHeight() {
        return orientation > 4 ? width : height;
    }
}
