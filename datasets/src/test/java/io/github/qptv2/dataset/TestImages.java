package io.github.qptv2.dataset;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Generates test images. */
public final class TestImages {

    private TestImages() {}

    /** Seeded noise as JPEG or PNG. */
    public static byte[] encoded(int width, int height, long seed, String format) throws IOException {
        var random = new SplittableRandom(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /** A folder of {@code count} images {@code 00.png}, {@code 01.png} and so on, 40x30. */
    public static Path folder(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            Files.write(folder.resolve("%02d.png".formatted(i)), encoded(40, 30, i, "png"));
        }
        return folder;
    }
}
