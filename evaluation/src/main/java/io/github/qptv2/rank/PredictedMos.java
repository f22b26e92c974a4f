package io.github.qptv2.rank;

/**
 * A predicted MOS with its error.
 *
 * @param mos predicted
 * @param halfWidth half of the width of its interval, 0 or more
 */
public record PredictedMos(double mos, double halfWidth) {

    /**
     * Whether the order of two images is certain: their MOS differ by more than the root of the sum of the squares of
     * both half widths, as if both errors were independent. Errors of images of one scene are alike, so that more such
     * orders are right than are certain.
     */
    public boolean differsFrom(PredictedMos other) {
        return Math.abs(mos - other.mos) > Math.hypot(halfWidth, other.halfWidth);
    }
}
