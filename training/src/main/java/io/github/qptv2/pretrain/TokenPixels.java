package io.github.qptv2.pretrain;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.media.image.Image;

/** The pixels of one token in a square image, in the decoder's order (y, x, channel). */
final class TokenPixels {

    /** Numbers of a token. */
    static final int VALUES = 3 * HiVitConfig.TOKEN * HiVitConfig.TOKEN;

    private static final int SIDE = HiVitConfig.TOKEN;
    private static final int GRAY = 128;
    private static final double EPSILON = 1e-6;

    private final int width;
    private final int corner;

    /** Token number {@code token}, row by row, of an image {@code width} pixels wide. */
    TokenPixels(int token, int width) {
        int grid = width / SIDE;
        this.width = width;
        this.corner = 3 * SIDE * (token / grid * width + token % grid);
    }

    /** Fills the token with gray. */
    void gray(byte[] rgb) {
        for (int i = 0; i < VALUES; i++) {
            rgb[at(i)] = (byte) GRAY;
        }
    }

    /**
     * Fills the token with its reconstruction.
     *
     * @param reconstructed normalized values, from {@code start} on
     * @param target image whose mean and deviation in this token invert the norm-pix normalization
     */
    void reconstruct(byte[] rgb, float[] reconstructed, int start, Image target, ReconstructionTarget space) {
        double mean = 0, deviation = 1;
        if (space.normPix()) {
            mean = mean(target, space);
            deviation = deviation(target, space, mean);
        }
        for (int i = 0; i < VALUES; i++) {
            long value = Math.round(space.pixel(reconstructed[start + i] * deviation + mean, i % 3));
            rgb[at(i, space)] = (byte) Math.max(0, Math.min(255, value));
        }
    }

    private double mean(Image target, ReconstructionTarget space) {
        double sum = 0;
        for (int i = 0; i < VALUES; i++) {
            sum += input(target, space, i);
        }
        return sum / VALUES;
    }

    /** Root of the unbiased variance plus 1e-6, as in the loss (He et al., 2022). */
    private double deviation(Image target, ReconstructionTarget space, double mean) {
        double sumOfSquares = 0;
        for (int i = 0; i < VALUES; i++) {
            double centered = input(target, space, i) - mean;
            sumOfSquares += centered * centered;
        }
        return Math.sqrt(sumOfSquares / (VALUES - 1) + EPSILON);
    }

    private double input(Image target, ReconstructionTarget space, int i) {
        return space.input(target.rgb()[at(i, space)] & 255, i % 3);
    }

    private int at(int i) {
        int pixel = i / 3;
        return corner + 3 * (pixel / SIDE * width + pixel % SIDE) + i % 3;
    }

    private int at(int i, ReconstructionTarget space) {
        return at(i - i % 3) + space.color(i % 3);
    }
}
