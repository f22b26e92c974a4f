package io.github.qptv2.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes PNG files that are either whole or not there. */
final class PngFile {

    private PngFile() {}

    static void write(BufferedImage picture, Path file) {
        try (var out = ReplacingFile.open(file)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IllegalStateException("Java has no PNG writer for pictures of type " + picture.getType());
            }
            out.commit();
        } catch (IOException e) {
            throw new UserException(file + ": cannot be written: " + FileErrors.reason(e) + "; choose another --out");
        }
    }
}
