package io.github.qptv2.scoring.bundle;

import java.util.OptionalInt;

/**
 * How large an image is looked at, and where.
 *
 * @param shortSide pixels that the short side is scaled to before crops are cut, or empty for the image's own size
 * @param maxCrops most crops cut from one image, 1..{@value #MOST_CROPS}
 * @param clips how a network for clips looks at a video; others ignore it
 */
public record PreprocessingSpec(OptionalInt shortSide, int maxCrops, ClipPreprocessing clips) {

    /** More crops than this are not a score any more but a tiling. */
    public static final int MOST_CROPS = 1000;

    /** The largest short side that an image may be scaled to, in pixels. */
    public static final int LONGEST_SHORT_SIDE = 10_000;

    /** The image's own size and up to 15 crops. */
    public static final PreprocessingSpec DEFAULT = new PreprocessingSpec(OptionalInt.empty(), 15);

    public PreprocessingSpec {
        if (maxCrops < 1 || maxCrops > MOST_CROPS) {
            throw new IllegalArgumentException("crops must be in [1, " + MOST_CROPS + "], got " + maxCrops);
        }
        shortSide.ifPresent(PreprocessingSpec::requireShortSide);
    }

    /** Of images. */
    public PreprocessingSpec(OptionalInt shortSide, int maxCrops) {
        this(shortSide, maxCrops, ClipPreprocessing.DEFAULT);
    }

    private static void requireShortSide(int pixels) {
        if (pixels < 16 || pixels > LONGEST_SHORT_SIDE) {
            throw new IllegalArgumentException(
                    "short side must be in [16, " + LONGEST_SHORT_SIDE + "] pixels, got " + pixels);
        }
    }

    /** The same with another limit on the number of crops. */
    public PreprocessingSpec withMaxCrops(int crops) {
        return new PreprocessingSpec(shortSide, crops, clips);
    }

    /** The same with the short side scaled to {@code pixels}. */
    public PreprocessingSpec withShortSide(int pixels) {
        return new PreprocessingSpec(OptionalInt.of(pixels), maxCrops, clips);
    }

    /** The same with another way to look at a video. */
    public PreprocessingSpec withClips(ClipPreprocessing other) {
        return new PreprocessingSpec(shortSide, maxCrops, other);
    }
}
