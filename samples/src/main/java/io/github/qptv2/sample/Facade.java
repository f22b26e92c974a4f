package io.github.qptv2.sample;

/** A brick house in slanting light, seen a little from the side: straight edges, repetition, fine texture. */
final class Facade implements Shader {

    private static final double STOREY = 3.2; // lengths on the wall are in meters
    private static final double BAY = 2.6;
    private static final double COURSE = 0.085; // height of a brick and its joint
    private static final double BRICK = 0.26;
    private static final double SUN = 0.34; // horizontal and vertical offset of a shadow per meter of depth

    private static final Rgb STONE = Rgb.of(0xd9cfb8);
    private static final Rgb MORTAR = Rgb.of(0xb9ab97);

    private final Fractal fractal;

    Facade(long seed) {
        this.fractal = new Fractal(seed);
    }

    @Override
    public Rgb at(double x, double y) {
        double depth = 1 + 0.36 * (x / 1.3333); // the wall recedes to the right
        double u = 2.2 + 9.4 * x * 1.18 / depth, v = 6.1 + 8.6 * (y - 0.5) / (1.18 - 0.235 * depth * 0.7);
        double light = 0.93 + 0.14 * fractal.sum(0.25 * u, 0.25 * v, 3);
        return wall(u, v).times(light);
    }

    private Rgb wall(double u, double v) {
        long storey = (long) Math.floor(v / STOREY), bay = (long) Math.floor(u / BAY);
        double x = u - bay * BAY - BAY / 2,
                y = v - storey * STOREY; // from the center of the bay and the top of the storey
        if (y < 0.26) {
            return cornice(u, y);
        }
        if (Math.abs(x) < 0.62 && y > 0.72 && y < 2.52) {
            return window(bay, storey, x / 0.62, (y - 0.72) / 1.8);
        }
        if (Math.abs(x) < 0.82 && y > 0.52 && y < 2.68) {
            return frame(u, v, x, y);
        }
        double shadow = y < 0.26 + SUN || (x > 0.82 && x < 0.82 + 0.3 * SUN && y > 0.6 && y < 2.9) ? 0.58 : 1;
        return bricks(u, v).times(shadow);
    }

    private Rgb cornice(double u, double y) {
        double profile = 0.8 + 0.3 * Math.sin(y / 0.26 * 2.6) - 0.25 * step(y, 0.12, 0.13) + 0.2 * step(y, 0.16, 0.17);
        double teeth = y > 0.17 && Math.floorMod((long) Math.floor(u / 0.09), 2) == 0 ? 0.72 : 1;
        double stains = 1 - 0.22 * Math.abs(fractal.sum(6 * u, 2 * y, 4));
        return STONE.times(profile * teeth * stains);
    }

    private Rgb frame(double u, double v, double x, double y) {
        double block = Math.floorMod((long) Math.floor(y / 0.27), 2) == 0 ? 1.03 : 0.95;
        double inner = Math.abs(x) > 0.62 && Math.abs(x) < 0.66 ? 0.8 : 1;
        double sill = y > 2.58 ? 0.68 : y > 2.52 ? 1.12 : 1;
        return STONE.times(block * inner * sill * (1 - 0.3 * Math.abs(fractal.sum(7 * u, 7 * v, 5))));
    }

    /** @param x in [-1, 1], y in [0, 1] */
    private Rgb window(long bay, long storey, double x, double y) {
        if (Math.abs(x) > 0.9 || y < 0.05 || y > 0.96 || Math.abs(x) < 0.055 || Math.abs(y - 0.36) < 0.018) {
            double edge = Math.abs(x) > 0.985 || Math.abs(Math.abs(x) - 0.055) < 0.012 ? 0.6 : 1;
            return Rgb.of(0xe9e6dc).times(edge * (y < 0.2 ? 0.62 : 0.96));
        }
        double tilt = fractal.cell(bay, storey); // panes are tilted slightly differently
        double clouds = fractal.sum(1.1 * bay + x + 3 * tilt, 0.9 * y + storey + tilt, 6);
        Rgb sky = Rgb.of(0x53708c).mix(Rgb.of(0xdfe6ea), 0.5 + 1.1 * clouds).times(1.1 - 0.55 * y);
        double curtain = tilt > 0.35 && Math.abs(x) > 0.35 + 0.25 * tilt ? 0.55 + 0.2 * Math.sin(46 * x + 9 * tilt) : 0;
        Rgb glass = sky.mix(Rgb.of(0xf0e9d8).times(0.75), curtain);
        return y < 0.17 || x < -0.9 + 0.12 ? glass.times(0.5) : glass;
    }

    private Rgb bricks(double u, double v) {
        long row = (long) Math.floor(v / COURSE);
        double shifted = u / BRICK + (Math.floorMod(row, 2) == 0 ? 0 : 0.5);
        long column = (long) Math.floor(shifted);
        double x = shifted - column, y = v / COURSE - row;
        double rough = fractal.sum(24 * u, 24 * v, 4);
        double joint = Math.min(Math.min(x, 1 - x) * BRICK, Math.min(y, 1 - y) * COURSE) + 0.0025 * rough;
        if (joint < 0.006) {
            return MORTAR.times(0.92 + 0.25 * rough - (y > 0.85 ? 0.22 : 0));
        }
        double tone = fractal.cell(column, row);
        Rgb clay = Rgb.of(0x8f4a34).mix(Rgb.of(0xb9734f), tone).mix(Rgb.of(0x5d3a34), tone > 0.86 ? 0.7 : 0);
        return clay.times(0.92 + 0.35 * rough + 0.1 * fractal.noise(0.7 * u, 0.7 * v));
    }

    private static double step(double value, double from, double to) {
        return Math.min(1, Math.max(0, (value - from) / (to - from)));
    }
}
