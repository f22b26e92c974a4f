package io.github.qptv2.scoring.bundle;

import io.github.qptv2.media.video.FrameSampling;

/**
 * Which frames of a video a network for clips looks at, and what of them.
 *
 * @param view what of each frame
 * @param interval frames from one to the next, at least 1
 * @param clips spread over the video, whose scores are averaged, 1 to 64
 */
public record ClipPreprocessing(FrameTransform view, int interval, int clips) {

    /** FAST-VQA's: four clips of fragments, every second frame. */
    public static final ClipPreprocessing DEFAULT = new ClipPreprocessing(
            FrameTransform.FRAGMENTS, FrameSampling.TESTING.interval(), FrameSampling.TESTING.clips());

    /** Checks the ranges. */
    public ClipPreprocessing {
        new FrameSampling(1, interval, clips);
    }

    /** For a network that takes so many frames at once. */
    public FrameSampling sampling(int frames) {
        return new FrameSampling(frames, interval, clips);
    }

    /** The same with another number of clips. */
    public ClipPreprocessing withClips(int number) {
        return new ClipPreprocessing(view, interval, number);
    }
}
