package io.github.qptv2.monitor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.github.qptv2.io.AtomicFile;

/** An image encoded as PNG once, for files and TensorBoard. */
public final class PngImage {

    private final int width;
    private final int height;
    private final byte[] bytes;

    private PngImage(int width, int height, byte[] bytes) {
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    /** Encodes an image losslessly. */
    public static PngImage of(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        // a stream of ImageIO's choice would need space in the folder for temporary files
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalArgumentException("PNG cannot encode an image of type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new PngImage(image.getWidth(), image.getHeight(), bytes.toByteArray());
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** The encoded file; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Writes the file atomically. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, bytes);
    }
}
