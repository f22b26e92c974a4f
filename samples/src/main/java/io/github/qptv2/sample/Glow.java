package io.github.qptv2.sample;

/** Glare of bright lights: a small, blurred image of them. */
final class Glow {

    private static final int TIMES = 8;
    private static final double BRIGHT = 0.55;
    private static final int ROUNDS = 3; // repeated box blurs approximate a Gaussian
    private static final int REACH = 3;
    private static final double STRENGTH = 1.5;

    private Glow() {}

    /** The glare at a size {@value #TIMES} times smaller. */
    static FloatImage of(FloatImage sheet) {
        int width = sheet.width() / TIMES, height = sheet.height() / TIMES;
        var bright = new FloatImage(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                bright.set(x, y, bright(sheet, x * TIMES, y * TIMES));
            }
        }
        FloatImage blurred = bright;
        for (int round = 0; round < ROUNDS; round++) {
            blurred = blurred(blurred);
        }
        return blurred;
    }

    private static Rgb bright(FloatImage sheet, int left, int top) {
        Rgb sum = Rgb.BLACK;
        for (int y = top; y < top + TIMES; y++) {
            for (int x = left; x < left + TIMES; x++) {
                Rgb color = sheet.at(x, y);
                double light = Math.max(color.red(), Math.max(color.green(), color.blue()));
                sum = sum.plus(color.times(light > BRIGHT ? STRENGTH * (light - BRIGHT) : 0));
            }
        }
        return sum.times(1.0 / (TIMES * TIMES));
    }

    private static FloatImage blurred(FloatImage sheet) {
        var out = new FloatImage(sheet.width(), sheet.height());
        for (int y = 0; y < sheet.height(); y++) {
            for (int x = 0; x < sheet.width(); x++) {
                Rgb sum = Rgb.BLACK;
                for (int dy = -REACH; dy <= REACH; dy++) {
                    for (int dx = -REACH; dx <= REACH; dx++) {
                        int column = Math.min(sheet.width() - 1, Math.max(0, x + dx));
                        int row = Math.min(sheet.height() - 1, Math.max(0, y + dy));
                        sum = sum.plus(sheet.at(column, row));
                    }
                }
                out.set(x, y, sum.times(1.0 / ((2 * REACH + 1) * (2 * REACH + 1))));
            }
        }
        return out;
    }

    /** The glare at a position of a {@link Shader}, interpolated bilinearly. */
    static Rgb at(FloatImage glow, double x, double y) {
        double column = Math.min(glow.width() - 1.001, Math.max(0, x * glow.height() - 0.5));
        double row = Math.min(glow.height() - 1.001, Math.max(0, y * glow.height() - 0.5));
        int left = (int) column, top = (int) row;
        Rgb upper = glow.at(left, top).mix(glow.at(left + 1, top), column - left);
        Rgb lower = glow.at(left, top + 1).mix(glow.at(left + 1, top + 1), column - left);
        return upper.mix(lower, row - top);
    }
}
