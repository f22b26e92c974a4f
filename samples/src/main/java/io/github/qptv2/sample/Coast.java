package io.github.qptv2.sample;

/** The sea before sunrise: smooth gradients, soft clouds, glitter. */
final class Coast implements Shader {

    private static final double HORIZON = 0.58;
    private static final double SUN_X = 0.86;
    private static final double SUN_Y = 0.545;

    private final Fractal fractal;

    Coast(long seed) {
        this.fractal = new Fractal(seed);
    }

    @Override
    public Rgb at(double x, double y) {
        double headland = HORIZON - headland(x);
        if (y < HORIZON && y > headland) {
            return land(x, y, headland);
        }
        return y < HORIZON ? sky(x, y) : sea(x, y);
    }

    /** Height of the land on the left above the horizon. */
    private double headland(double x) {
        double fall = Math.max(0, 1 - x / 0.55);
        return 0.19 * Math.pow(fall, 1.35) * (1 + 0.35 * fractal.sum(5 * x, 3, 7)) - (x > 0.55 ? 1 : 0.004);
    }

    private Rgb land(double x, double y, double top) {
        double rock = fractal.ridges(14 * x + 3 * y, 9 * y + 4 * x, 7);
        double grass = fractal.sum(60 * x, 90 * y, 3);
        double rim = Math.max(0, 1 - (y - top) / 0.012);
        return Rgb.of(0x1c1a20)
                .mix(Rgb.of(0x5b4639), 1.1 * rock)
                .mix(Rgb.of(0x2c3a2c), y - top < 0.03 ? 0.5 + grass : 0)
                .plus(Rgb.of(0xe08a4a).times(0.35 * rim * rim))
                .mix(Rgb.of(0xc78b74), 0.22 + 0.35 * x);
    }

    private Rgb sky(double x, double y) {
        double height = (HORIZON - y) / HORIZON;
        Rgb clear = Rgb.of(0xf7c489)
                .mix(Rgb.of(0xe5968a), 3.2 * height)
                .mix(Rgb.of(0x7f86ad), 1.9 * height - 0.25)
                .mix(Rgb.of(0x2f456f), 1.7 * height - 0.7);
        double distance = Math.hypot(x - SUN_X, 1.25 * (y - SUN_Y));
        Rgb lit = clear.plus(Rgb.of(0xffc070).times(0.42 * Math.exp(-distance * distance / 0.035)))
                .plus(Rgb.of(0xfff0c8).times(1.3 * smooth(0.03, 0.026, distance)));
        double far = 0.2 + 1.1 * height; // clouds shrink towards the horizon
        double warp = 0.4 * fractal.sum(1.5 * x, 3 / far, 4);
        double cloud = fractal.sum(2.3 * x / far + warp, 2.6 / far + 0.7 * warp, 8);
        double cover = smooth(-0.02, 0.42, cloud) * smooth(0.02, 0.2, height);
        double silver = smooth(0.0, 0.16, cloud) * (1 - smooth(0.16, 0.4, cloud));
        Rgb shade = Rgb.of(0x6a5a78).mix(Rgb.of(0xf0a070), 0.75 * Math.exp(-2.2 * distance) + 0.35 * silver);
        return lit.mix(shade, 0.85 * cover).plus(Rgb.of(0xffd0a0).times(0.3 * silver * Math.exp(-2.5 * distance)));
    }

    private Rgb sea(double x, double y) {
        double down = y - HORIZON, near = 0.035 / (down + 0.012); // distance of the water at this row
        double u = (x - 0.67) * near * 22, v = near * 34;
        double octaves = fractal.ridges(u * 0.5, v * 0.42, 6) + 0.5 * fractal.sum(2 * u, 2.4 * v, 4);
        double slope = octaves - 0.55;
        double tilt = Math.min(0.22, 0.04 + 0.4 * down) * slope;
        Rgb mirrored = sky(x + 0.2 * tilt, Math.max(0.02, HORIZON - 0.55 * down - 0.03 - Math.abs(tilt)));
        Rgb deep = Rgb.of(0x16303f).mix(Rgb.of(0x2d5560), 0.5 + 0.8 * slope);
        Rgb water = deep.mix(mirrored, 0.72 - 0.9 * down - 0.25 * slope);
        double column = Math.exp(-Math.pow((x - SUN_X) / (0.035 + 0.22 * down), 2));
        double glint = smooth(0.18, 0.62, slope + 0.25 * column) * column;
        return water.plus(Rgb.of(0xffd9a0).times(1.15 * glint)).mix(Rgb.of(0xe9b48f), 0.5 * Math.exp(-down / 0.012));
    }

    private static double smooth(double from, double to, double value) {
        double t = Math.min(1, Math.max(0, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
