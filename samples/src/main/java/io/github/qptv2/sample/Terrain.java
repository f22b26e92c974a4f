package io.github.qptv2.sample;

import java.util.stream.IntStream;

/** A height field of eroded noise, heights in [0, about 1.3], interpolated bilinearly. */
final class Terrain {

    private static final int SIDE = 1024;
    private static final double CELLS = 7; // features of the lowest octave across the field

    private final float[] heights = new float[SIDE * SIDE];

    Terrain(Fractal fractal) {
        IntStream.range(0, SIDE).parallel().forEach(row -> {
            for (int column = 0; column < SIDE; column++) {
                double x = CELLS * column / SIDE, y = CELLS * row / SIDE;
                double warp = 0.35 * fractal.sum(1.3 * x + 7, 1.3 * y, 3);
                double plain = 0.5 + 0.6 * fractal.sum(0.45 * x, 0.45 * y - 3, 3);
                double ridge = fractal.ridges(0.8 * x + warp, 0.8 * y - warp, 9);
                heights[row * SIDE + column] = (float) (ridge * (0.25 + plain));
            }
        });
    }

    /** The height at a position in [0, 1), clamped at the border. */
    double height(double x, double y) {
        double column = inside(x), row = inside(y);
        int left = (int) column, top = (int) row;
        double dx = column - left, dy = row - top;
        int at = top * SIDE + left;
        double upper = heights[at] + dx * (heights[at + 1] - heights[at]);
        double lower = heights[at + SIDE] + dx * (heights[at + SIDE + 1] - heights[at + SIDE]);
        return upper + dy * (lower - upper);
    }

    private static double inside(double place) {
        return Math.min(SIDE - 1.001, Math.max(0, place * SIDE));
    }
}
