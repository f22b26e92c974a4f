package io.github.qptv2.scoring;

import java.util.OptionalInt;

import io.github.qptv2.media.video.UniformSampling;
import io.github.qptv2.scoring.bundle.ClipPreprocessing;

/**
 * Temporal sampling of a video.
 *
 * <pre>{@code
 * var options = VideoOptions.DEFAULT.withRate(2); // frames per second, for an image network
 * }</pre>
 *
 * @param still sampling of the frames that an image network scores
 * @param clips number of clips that a network for clips scores, 1 to 64; empty for its bundle's
 * @since 0.1
 */
public record VideoOptions(UniformSampling still, OptionalInt clips) {

    /** One frame per second; for a video network the bundle's number of clips. */
    public static final VideoOptions DEFAULT = new VideoOptions(UniformSampling.PER_SECOND, OptionalInt.empty());

    /** Checks the range. */
    public VideoOptions {
        clips.ifPresent(ClipPreprocessing.DEFAULT::withClips);
    }

    /** The same with another rate for image networks, in frames per second, above 0. */
    public VideoOptions withRate(double framesPerSecond) {
        return new VideoOptions(new UniformSampling(framesPerSecond), clips);
    }

    /** The same with another number of clips. */
    public VideoOptions withClips(int number) {
        return new VideoOptions(still, OptionalInt.of(number));
    }

    ClipPreprocessing applyTo(ClipPreprocessing bundle) {
        return clips.isPresent() ? bundle.withClips(clips.getAsInt()) : bundle;
    }
}
