package io.github.qptv2.media.video;

import java.util.function.UnaryOperator;

import io.github.qptv2.media.image.Image;

/**
 * Makes the square input of a video model from each frame of a clip.
 *
 * <pre>{@code
 * UnaryOperator<Image> view = Fragments.STANDARD.fixed();
 * List<Image> input = video.frames(clip, frame -> view.apply(frame.image()));
 * }</pre>
 */
public interface SpatialSampling {

    /** Pixels of the result across and down. */
    int side();

    /** The deterministic transform. */
    UnaryOperator<Image> fixed();

    /** The transform with random parameters, drawn once for all frames of a clip; the same seed gives the same. */
    UnaryOperator<Image> sampled(long seed);
}
