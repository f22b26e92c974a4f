package io.github.qptv2.scoring.bundle;

import io.github.qptv2.media.video.Fragments;
import io.github.qptv2.media.video.SpatialSampling;
import io.github.qptv2.media.video.WholeFrame;

/**
 * Crop of a frame that a network for clips takes.
 *
 * @since 0.1
 */
public enum FrameTransform {
    /** Fragments at native size (FAST-VQA): of 32 pixels where they fill the network's input evenly, else of 16. */
    FRAGMENTS,
    /** The whole frame, resized to a crop without regard to its aspect ratio. */
    WHOLE;

    private static final int PIECE = 32;

    /** The crops that a network of this input side is given, in pixels, a multiple of 16. */
    public SpatialSampling of(int side) {
        return switch (this) {
            case FRAGMENTS -> {
                int piece = side % PIECE == 0 ? PIECE : PIECE / 2; // half of one is a token of HiViT
                yield new Fragments(side / piece, piece);
            }
            case WHOLE -> new WholeFrame(side);
        };
    }

    @Override
    public String toString() {
        return EnumText.text(this);
    }
}
