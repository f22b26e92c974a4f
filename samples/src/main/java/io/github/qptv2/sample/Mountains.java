package io.github.qptv2.sample;

import java.util.stream.IntStream;

/** Mountains at a lake: relief, haze, snow. Rendered column by column, front to back. */
final class Mountains {

    private static final double EYE = 1.3; // height of the camera, on the scale of the terrain
    private static final double LIFT = 0.115; // scale of heights relative to the width of the land
    private static final double LAKE = 0.27;
    private static final double HORIZON = 0.33;
    private static final double NEAREST = 0.14;
    private static final double FARTHEST = 0.93;

    private final Fractal fractal;
    private final Terrain terrain;
    private final FloatImage sheet;

    private Mountains(FloatImage sheet, long seed) {
        this.sheet = sheet;
        this.fractal = new Fractal(seed);
        this.terrain = new Terrain(fractal);
    }

    static FloatImage draw(int width, int height, long seed) {
        var sheet = new FloatImage(width, height);
        var drawer = new Mountains(sheet, seed);
        IntStream.range(0, width).parallel().forEach(drawer::column);
        return sheet;
    }

    private void column(int x) {
        double across = (x + 0.5) / sheet.width() - 0.5;
        int lowest = sheet.height(); // all rows from here down are drawn
        for (double depth = NEAREST; depth < FARTHEST && lowest > 0; depth *= 1.0013) {
            double east = 0.5 + 0.92 * across * (depth + 0.08), north = 1 - depth;
            double ground = terrain.height(east, north);
            double level = Math.max(ground, LAKE);
            int top = (int) Math.round(sheet.height() * (HORIZON + (EYE - level) * LIFT * 0.95 / depth));
            if (top < lowest) {
                Rgb color = hazed(level > LAKE ? land(east, north, ground) : lake(east, north, depth), depth);
                for (int y = Math.max(0, top); y < lowest; y++) {
                    sheet.set(x, y, color);
                }
                lowest = Math.max(0, top);
            }
        }
        for (int y = 0; y < lowest; y++) {
            sheet.set(x, y, sky((x + 0.5) / sheet.height(), (y + 0.5) / sheet.height()));
        }
    }

    private Rgb land(double east, double north, double ground) {
        double step = 0.0009;
        double slopeEast = (terrain.height(east + step, north) - ground) / step * LIFT;
        double slopeNorth = (terrain.height(east, north - step) - ground) / step * LIFT;
        double fine = fractal.sum(900 * east, 900 * north, 3);
        slopeEast += 0.3 * fine;
        double length = Math.sqrt(1 + slopeEast * slopeEast + slopeNorth * slopeNorth);
        double sun = Math.max(0, (0.45 + 0.85 * slopeEast - 0.25 * slopeNorth) / length);
        double steep = 1 - 1 / length;
        Rgb rock = Rgb.of(0x6e655d).mix(Rgb.of(0x8d7d6b), 0.5 + fractal.sum(60 * east, 60 * north, 3));
        Rgb meadow = Rgb.of(0x5a6a35).mix(Rgb.of(0x8a8648), 0.5 + fractal.sum(40 * east, 40 * north, 4));
        double wood = smooth(-0.05, 0.12, fractal.sum(22 * east, 22 * north, 4)) * smooth(0.62, 0.46, ground);
        Rgb green = meadow.mix(Rgb.of(0x25361f).times(0.75 + 0.9 * fine), wood);
        Rgb base = green.mix(rock, smooth(0.14, 0.30, steep) + smooth(0.55, 0.75, ground + 0.1 * fine));
        double snow = smooth(0.58, 0.72, ground + 0.12 * fine) * smooth(0.5, 0.28, steep);
        Rgb shore = base.mix(Rgb.of(0xb7a98a), smooth(LAKE + 0.012, LAKE + 0.003, ground));
        return shore.mix(Rgb.of(0xf2f5f8), snow)
                .times(0.28 + 1.05 * sun)
                .plus(Rgb.of(0x27364a).times(0.35));
    }

    private Rgb lake(double east, double north, double depth) {
        double ripple = fractal.sum(260 * east, 900 * north, 4);
        return Rgb.of(0x35566b).mix(Rgb.of(0xa9c3d2), 0.35 + 0.5 * depth + 0.5 * ripple);
    }

    private static Rgb hazed(Rgb color, double depth) {
        return color.mix(Rgb.of(0xb4c6d8), 1 - Math.exp(-1.15 * depth * depth - 0.12 * depth));
    }

    private Rgb sky(double x, double y) {
        Rgb clear = Rgb.of(0x3f6fae).mix(Rgb.of(0xc9d9e6), 2.4 * y + 0.1);
        double far = 0.22 + 2.2 * Math.max(0, HORIZON - y);
        double warp = 0.5 * fractal.sum(1.6 * x, 2.2 * y + 5, 4);
        double cloud = fractal.sum(1.15 * x / far + warp, 1.5 / far, 8);
        double cover = smooth(0.02, 0.42, cloud) * smooth(0.01, 0.09, HORIZON - y);
        return clear.mix(Rgb.WHITE.mix(Rgb.of(0xa8b4c4), smooth(0.2, 0.65, cloud)), 0.92 * cover);
    }

    private static double smooth(double from, double to, double value) {
        double t = Math.min(1, Math.max(0, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
