package io.github.qptv2.degrade;

import io.github.qptv2.media.image.Image;

/** Synthetic images. */
public final class TestImages {

    private TestImages() {}

    /** Smooth colors with edges, stripes, fine texture, black and white. */
    public static Image scene(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i += 3) {
                int texture = (int) (30 * Math.sin(0.9 * x) * Math.cos(1.3 * y));
                int block = (x / 16 + y / 16) % 2 == 0 ? 40 : -40;
                set(rgb, i, 255 * x / width + texture, 128 + block + texture, 255 * y / height - texture);
            }
        }
        return Image.of(width, height, rgb);
    }

    /** An image of one color. */
    static Image flat(int width, int height, int red, int green, int blue) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i += 3) {
            set(rgb, i, red, green, blue);
        }
        return Image.of(width, height, rgb);
    }

    private static void set(byte[] rgb, int i, int red, int green, int blue) {
        rgb[i] = clipped(red);
        rgb[i + 1] = clipped(green);
        rgb[i + 2] = clipped(blue);
    }

    private static byte clipped(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }
}
