package io.github.qptv2.scoring.bundle;

/**
 * A scale of an image: crops are cut after its short side is scaled.
 *
 * @param shortSide pixels that the short side is scaled to, 16..{@value #MAX_SHORT_SIDE}
 * @param maxCrops most crops cut at this scale, 1..{@value #MAX_CROPS}
 * @since 0.2
 */
public record CropScale(int shortSide, int maxCrops) {

    static final int MAX_CROPS = 1000;
    static final int MAX_SHORT_SIDE = 10_000;

    /** Checks the ranges. */
    public CropScale {
        requireCrops(maxCrops);
        requireShortSide(shortSide);
    }

    static void requireCrops(int crops) {
        if (crops < 1 || crops > MAX_CROPS) {
            throw new IllegalArgumentException("crops must be in [1, " + MAX_CROPS + "], got " + crops);
        }
    }

    static void requireShortSide(int pixels) {
        if (pixels < 16 || pixels > MAX_SHORT_SIDE) {
            throw new IllegalArgumentException(
                    "short side must be in [16, " + MAX_SHORT_SIDE + "] pixels, got " + pixels);
        }
    }
}
