package io.github.qptv2.pretrain;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.media.image.Image;

/** One unit of a square picture, in the order (y, x, channel) that a decoder paints in. */
final class UnitPixels {

    /** How many numbers a unit is. */
    static final int VALUES = 3 * HiVitConfig.UNIT * HiVitConfig.UNIT;

    private static final int SIDE = HiVitConfig.UNIT;
    private static final int GREY = 128;
    private static final double EPSILON = 1e-6;

    private final int width;
    private final int corner;

    /** The {@code unit}-th, row by row, of a picture {@code width} pixels wide. */
    UnitPixels(int unit, int width) {
        int grid = width / SIDE;
        this.width = width;
        this.corner = 3 * SIDE * (unit / grid * width + unit % grid);
    }

    /** Covers the unit. */
    void grey(byte[] rgb) {
        for (int i = 0; i < VALUES; i++) {
            rgb[at(i)] = (byte) GREY;
        }
    }

    /**
     * Paints the unit.
     *
     * @param painted from {@code start} on, in the target's own normalisation
     * @param target whose mean and deviation undo the normalisation of this unit
     */
    void paint(byte[] rgb, float[] painted, int start, Image target, TargetSpace space) {
        double mean = 0, deviation = 1;
        if (space.perUnit()) {
            mean = mean(target, space);
            deviation = deviation(target, space, mean);
        }
        for (int i = 0; i < VALUES; i++) {
            long value = Math.round(space.pixel(painted[start + i] * deviation + mean, i % 3));
            rgb[at(i, space)] = (byte) Math.max(0, Math.min(255, value));
        }
    }

    private double mean(Image target, TargetSpace space) {
        double sum = 0;
        for (int i = 0; i < VALUES; i++) {
            sum += input(target, space, i);
        }
        return sum / VALUES;
    }

    /** Root of the unbiased variance plus 1e-6, as in the loss (He et al., 2022). */
    private double deviation(Image target, TargetSpace space, double mean) {
        double squares = 0;
        for (int i = 0; i < VALUES; i++) {
            double centred = input(target, space, i) - mean;
            squares += centred * centred;
        }
        return Math.sqrt(squares / (VALUES - 1) + EPSILON);
    }

    private double input(Image target, TargetSpace space, int i) {
        return space.input(target.rgb()[at(i, space)] & 255, i % 3);
    }

    private int at(int i) {
        int pixel = i / 3;
        return corner + 3 * (pixel / SIDE * width + pixel % SIDE) + i % 3;
    }

    private int at(int i, TargetSpace space) {
        return at(i - i % 3) + space.colour(i % 3);
    }
}
