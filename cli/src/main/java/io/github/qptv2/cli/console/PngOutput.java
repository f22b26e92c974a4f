package io.github.qptv2.cli.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.monitor.PngImage;

/** Writes PNG files atomically. */
public final class PngOutput {

    private PngOutput() {}

    public static void write(BufferedImage image, Path file) {
        PngImage encoded = PngImage.of(image);
        try {
            encoded.write(file);
        } catch (IOException e) {
            throw new UserException("cannot write " + e.getMessage()); // the message begins with the file
        }
    }
}
