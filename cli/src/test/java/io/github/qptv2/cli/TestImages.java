package io.github.qptv2.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import io.github.qptv2.media.image.Image;

/** Synthetic test images. */
public final class TestImages {

    private TestImages() {}

    /** Two waves whose period depends on {@code seed}. */
    public static Image waves(int width, int height, int seed) {
        var rgb = new byte[3 * width * height];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    double wave = Math.sin(x * (0.05 + 0.01 * seed) + channel) + Math.cos(y * 0.09 - seed);
                    rgb[at++] = (byte) Math.round(127 + 60 * wave);
                }
            }
        }
        return Image.of(width, height, rgb);
    }

    /** Writes {@link #waves} in the format of the extension. */
    public static Path write(Path file, int width, int height, int seed) throws IOException {
        String name = file.getFileName().toString();
        BufferedImage image = waves(width, height, seed).toBufferedImage();
        String format = name.endsWith(".jpg") ? "jpg" : "png";
        try (var out = Files.newOutputStream(file)) {
            if (!ImageIO.write(image, format, out)) {
                throw new IOException("no writer for " + format);
            }
        }
        return file;
    }

    /** A folder of PNG images named {@code 000.png} and so on. */
    public static Path folder(Path folder, int count, int side) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            write(folder.resolve("%03d.png".formatted(i)), side, side, i % 13);
        }
        return folder;
    }
}
