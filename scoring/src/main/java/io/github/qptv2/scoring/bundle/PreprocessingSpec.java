package io.github.qptv2.scoring.bundle;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Size and number of the crops of an image.
 *
 * @param shortSide pixels that the short side is scaled to before crops are cut, or empty for the image's own size
 * @param maxCrops most crops cut from one image, 1..{@value #MAX_CROPS}
 * @param clips sampling of videos; ignored by image networks
 * @param finer a second scale, whose crops are added to those of the first; ignored by networks for clips. The score of
 *     an image is the mean over all crops
 * @since 0.1
 */
public record PreprocessingSpec(
        OptionalInt shortSide, int maxCrops, ClipPreprocessing clips, Optional<CropScale> finer) {

    /** Largest number of crops. */
    public static final int MAX_CROPS = CropScale.MAX_CROPS;

    /** Largest short side that an image may be scaled to, in pixels. */
    public static final int MAX_SHORT_SIDE = CropScale.MAX_SHORT_SIDE;

    /** Native size and up to 15 crops. */
    public static final PreprocessingSpec DEFAULT = new PreprocessingSpec(OptionalInt.empty(), 15);

    /** Checks the ranges. */
    public PreprocessingSpec {
        CropScale.requireCrops(maxCrops);
        shortSide.ifPresent(CropScale::requireShortSide);
    }

    /** A specification with the default sampling of videos. */
    public PreprocessingSpec(OptionalInt shortSide, int maxCrops) {
        this(shortSide, maxCrops, ClipPreprocessing.DEFAULT);
    }

    /** A specification of one scale. */
    public PreprocessingSpec(OptionalInt shortSide, int maxCrops, ClipPreprocessing clips) {
        this(shortSide, maxCrops, clips, Optional.empty());
    }

    /** One scale with another limit on the number of crops. */
    public PreprocessingSpec withMaxCrops(int crops) {
        return new PreprocessingSpec(shortSide, crops, clips);
    }

    /** One scale with the short side scaled to {@code pixels}. */
    public PreprocessingSpec withShortSide(int pixels) {
        return new PreprocessingSpec(OptionalInt.of(pixels), maxCrops, clips);
    }

    /** The same with a second scale. */
    public PreprocessingSpec withFiner(CropScale scale) {
        return new PreprocessingSpec(shortSide, maxCrops, clips, Optional.of(scale));
    }

    /** The same with another sampling of videos. */
    public PreprocessingSpec withClips(ClipPreprocessing other) {
        return new PreprocessingSpec(shortSide, maxCrops, other, finer);
    }
}
