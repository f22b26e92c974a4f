package io.github.qptv2.scoring;

import java.util.OptionalInt;

/**
 * How large a picture is looked at, and where.
 *
 * @param shortSide pixels that the short side is scaled to before squares are cut, or empty for the picture's own size
 * @param maxCrops most squares cut from one picture, 1..{@value #MOST_CROPS}
 * @param clips how a network for clips looks at a video; others ignore it
 */
public record Preprocessing(OptionalInt shortSide, int maxCrops, ClipPreprocessing clips) {

    /** More squares than this are not a score any more but a tiling. */
    public static final int MOST_CROPS = 1000;

    /** The largest short side that a picture may be scaled to, in pixels. */
    public static final int LONGEST_SHORT_SIDE = 10_000;

    /** The picture's own size and up to 15 squares. */
    public static final Preprocessing DEFAULT = new Preprocessing(OptionalInt.empty(), 15);

    public Preprocessing {
        if (maxCrops < 1 || maxCrops > MOST_CROPS) {
            throw new IllegalArgumentException("crops must be in [1, " + MOST_CROPS + "], got " + maxCrops);
        }
        shortSide.ifPresent(Preprocessing::requireShortSide);
    }

    /** Of pictures. */
    public Preprocessing(OptionalInt shortSide, int maxCrops) {
        this(shortSide, maxCrops, ClipPreprocessing.DEFAULT);
    }

    private static void requireShortSide(int pixels) {
        if (pixels < 16 || pixels > LONGEST_SHORT_SIDE) {
            throw new IllegalArgumentException(
                    "short side must be in [16, " + LONGEST_SHORT_SIDE + "] pixels, got " + pixels);
        }
    }

    /** The same with another limit on the number of squares. */
    public Preprocessing withMaxCrops(int crops) {
        return new Preprocessing(shortSide, crops, clips);
    }

    /** The same with the short side scaled to {@code pixels}. */
    public Preprocessing withShortSide(int pixels) {
        return new Preprocessing(OptionalInt.of(pixels), maxCrops, clips);
    }

    /** The same with another way to look at a video. */
    public Preprocessing withClips(ClipPreprocessing other) {
        return new Preprocessing(shortSide, maxCrops, other);
    }
}
