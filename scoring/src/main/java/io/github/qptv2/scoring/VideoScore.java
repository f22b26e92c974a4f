package io.github.qptv2.scoring;

import java.util.List;

import io.github.qptv2.media.video.VideoInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a model says of a video.
 *
 * @param whole the mean of its moments' raw outputs and what that means; its crops are the crops of all moments, and in
 *     a clip what is at the same place in all frames counts as one
 * @param p10 raw output that a tenth of the moments fall short of, by linear interpolation between them: how bad the
 *     worst moments are. Where lower outputs are better, a tenth are above it
 * @param p10Score the same in percent of the opinion scale, null without calibration
 * @param clips that a network for clips has seen; 0 for an image network, which sees single frames
 * @param segments by rising time, at least one
 * @param video the file; what is missing of it is known to the last frame looked at
 */
public record VideoScore(
        Score whole, double p10, @Nullable Double p10Score, int clips, List<SegmentScore> segments, VideoInfo video) {

    /** Copies the list. */
    public VideoScore {
        segments = List.copyOf(segments);
    }
}
