package io.github.qptv2.loader;

import java.util.function.UnaryOperator;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.SpatialSampling;
import io.github.qptv2.media.video.WholeFrame;

/**
 * The transform of a decoded frame, in two parts; the result of the first one can be cached.
 *
 * @param key of the first part's results in a cache
 * @param cached the first part, the same in every epoch
 * @param drawn the second part, which may depend on random draws
 */
public record CachedFrameTransform(String key, UnaryOperator<Image> cached, UnaryOperator<Image> drawn) {

    private static final String ALL = "native";

    /**
     * The transform of a spatial sampling. Whole frames are cached at the network's size; fragments, which are cut at
     * random places, need the frames as decoded.
     *
     * @param drawn what {@code view} makes of frames with the present draws
     */
    static CachedFrameTransform of(SpatialSampling view, UnaryOperator<Image> drawn) {
        return view instanceof WholeFrame
                ? new CachedFrameTransform("whole-" + view.side(), drawn, UnaryOperator.identity())
                : new CachedFrameTransform(ALL, UnaryOperator.identity(), drawn);
    }
}
