package io.github.qptv2.curate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Images in SA-1B's layout, synthetic: textured objects on a flat background, with their masks. */
final class TestScenes {

    private TestScenes() {}

    /** An image that differs for each seed. */
    static BufferedImage image(int width, int height, long seed) {
        var random = new SplittableRandom(seed);
        double a = random.nextDouble(0.5, 4), b = random.nextDouble(0.5, 4), c = random.nextDouble(6.28);
        double d = random.nextDouble(0.5, 5), e = random.nextDouble(0.5, 5), f = random.nextDouble(6.28);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = 6.28 * x / width, v = 6.28 * y / height;
                int gray = (int) (128 + 60 * Math.sin(a * u + b * v + c) + 50 * Math.cos(d * u - e * v + f));
                image.setRGB(x, y, gray << 16 | gray << 8 | (gray + x) % 256);
            }
        }
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes an image; the name's extension is the format. */
    static Path write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String name = file.toString();
        return Files.write(file, encoded(image, name.substring(name.lastIndexOf('.') + 1)));
    }

    /** Writes {@code sa_N.jpg} and {@code sa_N.json} with some objects; returns their coverage. */
    static double writeScene(Path folder, int number, int things) throws IOException {
        var random = new SplittableRandom(number);
        int width = 600, height = 400;
        var image = ground(width, height, random);
        var union = new boolean[width * height];
        var masks = new ArrayList<String>();
        for (int i = 0; i < things; i++) {
            masks.add(drawThing(image, union, random));
        }
        write(folder.resolve("sa_" + number + ".jpg"), image);
        Files.writeString(folder.resolve("sa_" + number + ".json"), json(number, width, height, masks));
        double covered = 0;
        for (boolean pixel : union) {
            covered += pixel ? 1 : 0;
        }
        return covered / union.length;
    }

    private static BufferedImage ground(int width, int height, RandomGenerator random) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        int base = random.nextInt(90, 170);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int gray = base + 16 * x / width + (int) (2 * random.nextGaussian());
                image.setRGB(x, y, gray << 16 | gray << 8 | gray);
            }
        }
        return image;
    }

    private static String drawThing(BufferedImage image, boolean[] union, RandomGenerator random) {
        int width = image.getWidth(), height = image.getHeight();
        int radius = random.nextInt(height / 25, height / 9);
        int left = random.nextInt(radius, width - radius), top = random.nextInt(radius, height - radius);
        boolean round = random.nextBoolean();
        int red = random.nextInt(20, 235), green = random.nextInt(20, 235), blue = random.nextInt(20, 235);
        var mask = new boolean[width * height];
        for (int y = top - radius; y < top + radius; y++) {
            for (int x = left - radius; x < left + radius; x++) {
                if (!round || Math.hypot(x - left, y - top) < radius) {
                    int texture = (int) (40 * random.nextGaussian());
                    image.setRGB(x, y, clip(red + texture) << 16 | clip(green + texture) << 8 | clip(blue + texture));
                    mask[x * height + y] = true;
                    union[x * height + y] = true;
                }
            }
        }
        return "{\"segmentation\": {\"size\": [%d, %d], \"counts\": \"%s\"}}"
                .formatted(height, width, Rle.compressed(Rle.counts(mask)).replace("\\", "\\\\"));
    }

    private static int clip(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private static String json(int number, int width, int height, List<String> masks) {
        return "{\"image\": {\"image_id\": %d, \"width\": %d, \"height\": %d}, \"annotations\": [%s]}"
                .formatted(number, width, height, String.join(", ", masks));
    }
}
