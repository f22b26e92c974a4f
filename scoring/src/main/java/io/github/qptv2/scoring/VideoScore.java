package io.github.qptv2.scoring;

import java.util.List;
import java.util.OptionalDouble;

import io.github.qptv2.media.video.VideoInfo;

/**
 * The score of a video, with the scores of its sampled segments.
 *
 * @param whole score of the mean of the segments' raw outputs; its crops are those of all segments, where the crops at
 *     one place in all frames of a clip count once
 * @param p10 raw output of the worst tenth: the 10th percentile over the segments by linear interpolation, or the 90th
 *     where lower outputs are better
 * @param p10Percent the same in percent of the MOS scale, empty without calibration
 * @param clips number of clips that a network for clips scored; 0 for an image network, which scores single frames
 * @param segments in order of time, at least one
 * @param video properties of the file; the missing part of a truncated one is known up to the last sampled frame
 * @since 0.2
 */
public record VideoScore(
        Score whole, double p10, OptionalDouble p10Percent, int clips, List<SegmentScore> segments, VideoInfo video) {

    /** Copies the list. */
    public VideoScore {
        segments = List.copyOf(segments);
    }
}
