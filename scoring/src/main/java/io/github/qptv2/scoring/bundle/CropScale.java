package io.github.qptv2.scoring.bundle;

/**
 * A second, larger scale of an image, whose crops are scored with those of the first.
 *
 * @param shortSide pixels that the short side is scaled to, 16..{@value PreprocessingSpec#LONGEST_SHORT_SIDE}
 * @param maxCrops most crops cut at this scale, 1..{@value PreprocessingSpec#MOST_CROPS}
 * @since 0.2
 */
public record CropScale(int shortSide, int maxCrops) {

    /** Checks the ranges. */
    public CropScale {
        PreprocessingSpec.requireCrops(maxCrops);
        PreprocessingSpec.requireShortSide(shortSide);
    }
}
