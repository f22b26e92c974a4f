package io.github.qptv2.media.video;

import java.util.function.UnaryOperator;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/**
 * The whole frame, resized to a square, antialiased, without keeping the aspect ratio. It has no random parameters.
 *
 * @param side at least 1
 */
public record WholeFrame(int side) implements SpatialSampling {

    /** 224 x 224. */
    public static final WholeFrame STANDARD = new WholeFrame(224);

    /** Checks the range. */
    public WholeFrame {
        if (side < 1) {
            throw new IllegalArgumentException("side must be at least 1, got " + side);
        }
    }

    @Override
    public UnaryOperator<Image> fixed() {
        return frame -> Resize.resize(frame, side, side, ResizeFilter.BICUBIC);
    }

    @Override
    public UnaryOperator<Image> sampled(long seed) {
        return fixed();
    }
}
