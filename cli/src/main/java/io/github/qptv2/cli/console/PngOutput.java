package io.github.qptv2.cli.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import io.github.qptv2.io.AtomicOutputStream;

/** Writes PNG files atomically. */
public final class PngOutput {

    private PngOutput() {}

    public static void write(BufferedImage image, Path file) {
        try (var out = AtomicOutputStream.open(file)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("Java has no PNG writer for images of type " + image.getType());
            }
            out.commit();
        } catch (IOException e) {
            throw new UserException(file + ": cannot be written: " + FileErrors.reason(e) + "; choose another --out");
        }
    }
}
