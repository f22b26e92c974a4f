package io.github.qptv2.sample;

import java.util.Locale;

import io.github.qptv2.media.image.Image;

/** The synthetic scenes, each with another kind of detail. */
public enum Scene {
    /** Relief, haze and clouds. */
    MOUNTAINS,
    /** Overlapping leaves of all sizes, as dense as foliage. */
    LEAVES,
    /** Bricks and windows: straight edges and repetition. */
    FACADE,
    /** Contour lines and lettering. */
    CHART,
    /** Mostly dark, with small bright lights. */
    NIGHT,
    /** Smooth gradients, clouds and glitter. */
    COAST;

    /** Pixels across. */
    public static final int WIDTH = 1024;

    /** Pixels down. */
    public static final int HEIGHT = 768;

    private static final int TIMES = 2; // supersampling of each side

    /** Lower case, as in names of files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@value #WIDTH} x {@value #HEIGHT} pixels; the same seed gives the same image. */
    public Image draw(long seed) {
        return sheet(WIDTH * TIMES, HEIGHT * TIMES, seed).developed(TIMES, seed);
    }

    private FloatImage sheet(int width, int height, long seed) {
        return switch (this) {
            case MOUNTAINS -> Mountains.draw(width, height, seed);
            case LEAVES -> Leaves.draw(width, height, seed);
            case FACADE -> FloatImage.of(width, height, new Facade(seed));
            case CHART -> Chart.draw(width, height, seed);
            case NIGHT -> Night.draw(width, height, seed);
            case COAST -> FloatImage.of(width, height, new Coast(seed));
        };
    }
}
