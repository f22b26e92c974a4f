package io.github.qptv2.scoring.bundle;

import io.github.qptv2.media.video.FrameSampling;

/**
 * Sampling of a video's clips for a video network.
 *
 * @param view crop of each frame
 * @param interval distance of two frames of a clip, in frames of the video, at least 1
 * @param clips number of clips, spread evenly over the video, whose scores are averaged, 1 to 64
 * @since 0.1
 */
public record ClipPreprocessing(FrameTransform view, int interval, int clips) {

    /** FAST-VQA's: four clips of fragments, every second frame. */
    public static final ClipPreprocessing DEFAULT = new ClipPreprocessing(
            FrameTransform.FRAGMENTS, FrameSampling.TESTING.interval(), FrameSampling.TESTING.clips());

    /** Checks the ranges. */
    public ClipPreprocessing {
        new FrameSampling(1, interval, clips);
    }

    /** The sampling for a network that takes {@code frames} frames at once. */
    public FrameSampling sampling(int frames) {
        return new FrameSampling(frames, interval, clips);
    }

    /** The same with another number of clips. */
    public ClipPreprocessing withClips(int number) {
        return new ClipPreprocessing(view, interval, number);
    }
}
