package io.github.qptv2.monitor;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import io.github.qptv2.checkpoint.AtomicFile;

/** A picture as a PNG file holds it: encoded once, for a file and for TensorBoard. */
public final class Png {

    private final int width;
    private final int height;
    private final byte[] bytes;

    private Png(int width, int height, byte[] bytes) {
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    /** Encodes a picture without loss. */
    public static Png of(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", bytes)) {
                throw new IllegalArgumentException("PNG holds no picture of type " + picture.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return new Png(picture.getWidth(), picture.getHeight(), bytes.toByteArray());
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
    byte[] bytes() {
        return bytes;
    }

    /** Puts the file in its place as a whole: whoever looks meanwhile sees the old one or this. */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, bytes);
    }
}
