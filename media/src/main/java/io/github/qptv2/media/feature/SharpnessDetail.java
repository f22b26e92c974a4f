package io.github.qptv2.media.feature;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;

/**
 * Amount of fine detail of an image, from the Laplacian (4 neighbors) of its luma.
 *
 * <p>Images whose short side is above 512 pixels are first reduced to 512, so that a photograph is not measured as
 * softer than its thumbnail; smaller ones are not resized.
 *
 * @param sharpness variance of the Laplacian, in squared gray levels, at least 0; about 10 for a soft image, above
 *     1,000 for dense texture
 * @param entropy Shannon entropy of the Laplacian's values in bits per pixel, 0 (flat) to 9; noise-free texture and
 *     noise both raise it
 */
public record SharpnessDetail(double sharpness, double entropy) {

    private static final int SHORT_SIDE = 512;
    private static final int LIMIT = 255;

    /** Checks the ranges. */
    public SharpnessDetail {
        if (!(sharpness >= 0) || !(entropy >= 0)) {
            throw new IllegalArgumentException(
                    "sharpness and entropy must be at least 0, got " + sharpness + " and " + entropy);
        }
    }

    /** Measures an image of at least 3x3; a smaller one has no detail. */
    public static SharpnessDetail of(Image image) {
        Image sized = Resize.shrink(image, SHORT_SIDE);
        if (Math.min(sized.width(), sized.height()) < 3) {
            return new SharpnessDetail(0, 0);
        }
        return of(Luma.of(sized), sized.width(), sized.height());
    }

    private static SharpnessDetail of(byte[] luma, int width, int height) {
        var counts = new long[2 * LIMIT + 1];
        double sum = 0, sumOfSquares = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int at = y * width + 1; at < (y + 1) * width - 1; at++) {
                int laplacian = (luma[at - 1] & 255)
                        + (luma[at + 1] & 255)
                        + (luma[at - width] & 255)
                        + (luma[at + width] & 255)
                        - 4 * (luma[at] & 255);
                sum += laplacian;
                sumOfSquares += (double) laplacian * laplacian;
                counts[Math.max(-LIMIT, Math.min(LIMIT, laplacian)) + LIMIT]++;
            }
        }
        double pixels = (width - 2.0) * (height - 2.0), mean = sum / pixels;
        return new SharpnessDetail(Math.max(0, sumOfSquares / pixels - mean * mean), entropy(counts, pixels));
    }

    private static double entropy(long[] counts, double pixels) {
        double bits = 0;
        for (long count : counts) {
            if (count > 0) {
                bits -= count / pixels * Math.log(count / pixels);
            }
        }
        return Math.max(0, bits / Math.log(2));
    }
}
