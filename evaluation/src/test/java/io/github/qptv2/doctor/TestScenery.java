package io.github.qptv2.doctor;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

import io.github.qptv2.media.image.Image;

/** Synthetic landscapes with edges, lines and texture, blue at the top and brown at the bottom. */
final class TestScenery {

    private TestScenery() {}

    /** Deterministic for a seed. */
    static Image of(int width, int height, long seed) {
        var random = new SplittableRandom(seed);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setPaint(new GradientPaint(0, 0, new Color(110, 150, 210), 0, height, new Color(130, 100, 60)));
        canvas.fillRect(0, 0, width, height);
        for (int i = 0; i < width * height / 60; i++) {
            int light = random.nextInt(20, 190);
            canvas.setColor(new Color(light + 40, light + random.nextInt(30), Math.max(0, light - 20)));
            canvas.setStroke(new BasicStroke(1 + random.nextInt(3)));
            int x = random.nextInt(width), y = random.nextInt(height), reach = 4 + random.nextInt(20);
            if (random.nextInt(3) == 0) {
                canvas.fillRect(x, y, reach / 2, reach / 2);
            } else {
                canvas.drawLine(x, y, x + random.nextInt(-reach, reach), y + random.nextInt(-reach, reach));
            }
        }
        canvas.dispose();
        try {
            return Image.of(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A blue color cast, as of a wrong white balance; severity 0 (none) to 5. */
    static Image blue(Image image, int severity) {
        byte[] rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = (byte) ((rgb[i] & 255) * (10 - severity) / 10);
            rgb[i + 2] = (byte) Math.min(255, (rgb[i + 2] & 255) * (10 + severity) / 10);
        }
        return Image.of(image.width(), image.height(), rgb);
    }

    /** Writes a PNG file. */
    static Path write(Image image, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!ImageIO.write(image.toBufferedImage(), "png", file.toFile())) {
            throw new IOException("no writer for PNG");
        }
        return file;
    }
}
