package io.github.qptv2.scoring;

import java.util.OptionalInt;

import io.github.qptv2.media.video.Moments;

/**
 * How much of a video is looked at.
 *
 * @param still which frames an image network sees
 * @param clips how many a network for clips sees, 1 to 64; empty for what its bundle says
 */
public record ClipOptions(Moments still, OptionalInt clips) {

    /** A frame a second, or as many clips as the bundle says. */
    public static final ClipOptions DEFAULT = new ClipOptions(Moments.PER_SECOND, OptionalInt.empty());

    /** Checks the range. */
    public ClipOptions {
        clips.ifPresent(ClipPreprocessing.DEFAULT::withClips);
    }

    /** The same with another rate for image networks, in frames a second, above 0. */
    public ClipOptions withRate(double framesPerSecond) {
        return new ClipOptions(new Moments(framesPerSecond), clips);
    }

    /** The same with another number of clips. */
    public ClipOptions withClips(int number) {
        return new ClipOptions(still, OptionalInt.of(number));
    }

    ClipPreprocessing over(ClipPreprocessing bundle) {
        return clips.isPresent() ? bundle.withClips(clips.getAsInt()) : bundle;
    }
}
