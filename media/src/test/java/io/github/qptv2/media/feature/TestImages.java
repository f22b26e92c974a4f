package io.github.qptv2.media.feature;

import java.util.random.RandomGenerator;

import io.github.qptv2.media.image.Image;

/** Synthetic images with known measurements. */
final class TestImages {

    private TestImages() {}

    /** The value of a channel at a pixel. */
    interface Drawer {
        int at(int x, int y, int channel);
    }

    static Image draw(int width, int height, Drawer drawer) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.max(0, Math.min(255, drawer.at(i / 3 % width, i / 3 / width, i % 3)));
        }
        return Image.of(width, height, rgb);
    }

    static Image flat(int width, int height, int gray) {
        return draw(width, height, (x, y, c) -> gray);
    }

    /** A flat background with {@code objects} textured objects on a grid of 4 x 4 cells. */
    static Image objects(int objects, int side, RandomGenerator random) {
        Image scene = draw(480, 480, (x, y, c) -> 128);
        for (int i = 0; i < objects; i++) {
            int left = i % 4 * 120 + (120 - side) / 2, top = i / 4 * 120 + (120 - side) / 2;
            int base = i % 2 == 0 ? 40 : 215;
            for (int y = top; y < top + side; y++) {
                for (int x = left; x < left + side; x++) {
                    int value = Math.max(0, Math.min(255, base + (int) (30 * random.nextGaussian())));
                    for (int c = 0; c < 3; c++) {
                        scene.rgb()[3 * (y * 480 + x) + c] = (byte) value;
                    }
                }
            }
        }
        return scene;
    }
}
