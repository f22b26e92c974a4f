package io.github.qptv2.loader;

import java.util.function.UnaryOperator;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.SpatialSampling;
import io.github.qptv2.media.video.WholeFrame;

/**
 * What becomes of a decoded frame. The first half is the same each time, so that its result can be kept.
 *
 * @param kept name of what the first half makes; it decides the result
 * @param before the first half
 * @param after the second
 */
public record CachedFrameTransform(String kept, UnaryOperator<Image> before, UnaryOperator<Image> after) {

    private static final String ALL = "native";

    /**
     * A network's view. Of a whole frame the small square is all that is ever used; pieces are cut anywhere.
     *
     * @param look what {@code view} makes of frames this time
     */
    static CachedFrameTransform of(SpatialSampling view, UnaryOperator<Image> look) {
        return view instanceof WholeFrame
                ? new CachedFrameTransform("whole-" + view.side(), look, UnaryOperator.identity())
                : new CachedFrameTransform(ALL, UnaryOperator.identity(), look);
    }
}
