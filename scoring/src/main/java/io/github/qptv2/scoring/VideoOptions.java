package io.github.qptv2.scoring;

import java.util.OptionalInt;

import io.github.qptv2.media.video.UniformSampling;
import io.github.qptv2.scoring.bundle.ClipPreprocessing;

/**
 * How much of a video is looked at.
 *
 * @param still which frames an image network sees
 * @param clips how many a network for clips sees, 1 to 64; empty for what its bundle says
 */
public record VideoOptions(UniformSampling still, OptionalInt clips) {

    /** A frame a second, or as many clips as the bundle says. */
    public static final VideoOptions DEFAULT = new VideoOptions(UniformSampling.PER_SECOND, OptionalInt.empty());

    /** Checks the range. */
    public VideoOptions {
        clips.ifPresent(ClipPreprocessing.DEFAULT::withClips);
    }

    /** The same with another rate for image networks, in frames a second, above 0. */
    public VideoOptions withRate(double framesPerSecond) {
        return new VideoOptions(new UniformSampling(framesPerSecond), clips);
    }

    /** The same with another number of clips. */
    public VideoOptions withClips(int number) {
        return new VideoOptions(still, OptionalInt.of(number));
    }

    ClipPreprocessing over(ClipPreprocessing bundle) {
        return clips.isPresent() ? bundle.withClips(clips.getAsInt()) : bundle;
    }
}
