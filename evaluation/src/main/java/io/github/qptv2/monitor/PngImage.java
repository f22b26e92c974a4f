package io.github.qptv2.monitor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import io.github.qptv2.io.AtomicFile;

/** An image as a PNG file holds it: encoded once, for a file and for TensorBoard. */
public final class PngImage {

    private final int width;
    private final int height;
    private final byte[] bytes;

    private PngImage(int width, int height, byte[] bytes) {
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    /** Encodes an image without loss. */
    public static PngImage of(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalArgumentException("PNG holds no image of type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new PngImage(image.getWidth(), image.getHeight(), bytes.toByteArray());
    }

    /** Pixels across. */
    public int width() {
        return width;
    }

    /** Pixels down. */
    public int height() {
        return height;
    }

    /** The file's content; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Puts the file in its place as a whole: whoever looks meanwhile sees the old one or this. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, bytes);
    }
}
