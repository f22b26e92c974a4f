package io.github.qptv2.scoring;

import java.util.OptionalDouble;

/**
 * The score of one frame of a video, or of one clip of frames.
 *
 * @param frame number of the first frame, from 0
 * @param seconds presentation time of the first frame, from the video's first frame
 * @param end presentation time of the clip's latest frame; {@code seconds} for a single frame
 * @param raw output of the network
 * @param mos mean opinion score, empty without calibration
 * @param percent position of {@code mos} on its scale, in percent, empty without calibration
 * @since 0.2
 */
public record SegmentScore(
        long frame, double seconds, double end, double raw, OptionalDouble mos, OptionalDouble percent) {}
