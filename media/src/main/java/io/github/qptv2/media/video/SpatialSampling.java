package io.github.qptv2.media.video;

import java.util.function.UnaryOperator;

import io.github.qptv2.media.image.Image;

/**
 * What of each frame of a clip a video model sees: a square.
 *
 * <pre>{@code
 * UnaryOperator<Image> view = Fragments.STANDARD.fixed();
 * List<Image> seen = video.frames(clip, frame -> view.apply(frame.image()));
 * }</pre>
 */
public interface SpatialSampling {

    /** Pixels of a square across and down. */
    int side();

    /** Makes squares of frames, the same each time. */
    UnaryOperator<Image> fixed();

    /** As {@link #fixed}, with what can be drawn drawn once, for all frames of a clip; the same seed draws the same. */
    UnaryOperator<Image> drawn(long seed);
}
