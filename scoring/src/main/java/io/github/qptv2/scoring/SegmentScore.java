package io.github.qptv2.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What a model says of a frame of a video, or of a clip of frames.
 *
 * @param frame its number from 0, or that of the clip's first
 * @param seconds when it is shown, from the video's first frame
 * @param end when the latest of the clip's frames is shown; {@code seconds} for a single frame
 * @param raw the network's output
 * @param mos opinion score, null without calibration
 * @param score the same in percent of its scale, null without calibration
 */
public record SegmentScore(
        long frame, double seconds, double end, double raw, @Nullable Double mos, @Nullable Double score) {}
