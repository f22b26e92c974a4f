package io.github.qptv2.sample;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.pixel.Randomness;
import io.github.qptv2.media.image.Image;

/** Supersampled floating-point pixels, and their conversion to an image with vignetting and sensor noise. */
final class FloatImage {

    private static final double VIGNETTE = 0.16; // darkening in the corners
    private static final double GRAIN = 1.1; // deviation of the sensor's noise, in gray levels

    private final int width;
    private final int height;
    private final float[] rgb;

    FloatImage(int width, int height) {
        this.width = width;
        this.height = height;
        this.rgb = new float[3 * width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Evaluates a shader at the center of every pixel, on all cores. */
    static FloatImage of(int width, int height, Shader shader) {
        var sheet = new FloatImage(width, height);
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                sheet.set(x, y, shader.at((x + 0.5) / height, (y + 0.5) / height));
            }
        });
        return sheet;
    }

    static FloatImage of(BufferedImage drawn) {
        var sheet = new FloatImage(drawn.getWidth(), drawn.getHeight());
        for (int y = 0; y < sheet.height; y++) {
            for (int x = 0; x < sheet.width; x++) {
                sheet.set(x, y, Rgb.of(drawn.getRGB(x, y)));
            }
        }
        return sheet;
    }

    Rgb at(int x, int y) {
        int at = 3 * (y * width + x);
        return new Rgb(rgb[at], rgb[at + 1], rgb[at + 2]);
    }

    void set(int x, int y, Rgb color) {
        int at = 3 * (y * width + x);
        rgb[at] = (float) color.red();
        rgb[at + 1] = (float) color.green();
        rgb[at + 2] = (float) color.blue();
    }

    /** The image, {@code times} smaller by averaging, with vignetting and sensor noise. */
    Image developed(int times, long seed) {
        int outWidth = width / times, outHeight = height / times;
        var bytes = new byte[3 * outWidth * outHeight];
        var grain = Randomness.of(seed);
        for (int y = 0, out = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                double light = 1 - VIGNETTE * fromMiddle(x, y, outWidth, outHeight);
                double noise = GRAIN * grain.gaussian();
                for (int channel = 0; channel < 3; channel++) {
                    double value = 255 * light * mean(x * times, y * times, times, channel) + noise;
                    bytes[out++] = (byte) Math.round(Math.min(255, Math.max(0, value)));
                }
            }
        }
        return Image.of(outWidth, outHeight, bytes);
    }

    /** Squared distance from the center, 1 in the corners. */
    private static double fromMiddle(int x, int y, int width, int height) {
        double dx = 2.0 * x / width - 1, dy = 2.0 * y / height - 1;
        return (dx * dx + dy * dy) / 2;
    }

    private double mean(int left, int top, int times, int channel) {
        double sum = 0;
        for (int y = top; y < top + times; y++) {
            for (int x = left; x < left + times; x++) {
                sum += Math.min(1, rgb[3 * (y * width + x) + channel]);
            }
        }
        return sum / (times * times);
    }
}
