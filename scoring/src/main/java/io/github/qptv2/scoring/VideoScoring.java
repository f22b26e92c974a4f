package io.github.qptv2.scoring;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.io.Quantiles;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoException;
import io.github.qptv2.scoring.internal.Preprocessor;
import io.github.qptv2.scoring.internal.VideoScoringNetwork;

/** Scores the chunks of a video and pools them: the mean for the whole, a quantile for the worst segments. */
record VideoScoring(VideoSampler sampler, ScoreMapper scoreMapper, CancellationToken token) {

    private static final double LOW = 0.1;

    /** @throws VideoException if frames are too small or too elongated to be scored */
    static VideoScoring of(LoadedModel model, Video video, VideoOptions options, CancellationToken token)
            throws VideoException {
        try {
            Preprocessor.requireScorable(video.info().width(), video.info().height());
        } catch (ImageException e) {
            throw new VideoException(String.valueOf(e.getMessage()));
        }
        return new VideoScoring(sampler(model, video, options), model.scoreMapper(), token);
    }

    private static VideoSampler sampler(LoadedModel model, Video video, VideoOptions options) {
        if (model.network() instanceof VideoScoringNetwork clips) {
            var preprocessing =
                    options.applyTo(model.scoreMapper().model().preprocessing().clips());
            return ClipSampler.of(model, clips, video, preprocessing.sampling(clips.frames()));
        }
        return new FrameSampler(model, video, options.still().of(video));
    }

    VideoScore score(Video video) throws VideoException {
        var segments = new ArrayList<SegmentScore>();
        int crops = 0;
        try (var decoder = new ChunkDecoder(sampler, token)) {
            while (decoder.hasNext()) {
                List<DecodedChunk> decoded = decoder.next();
                crops += decoded.stream().mapToInt(DecodedChunk::crops).sum();
                score(decoded, segments);
            }
        }
        return result(segments, crops, video);
    }

    private void score(List<DecodedChunk> decoded, List<SegmentScore> segments) {
        double[] rawOutputs = sampler.rawOutputs(decoded, token);
        for (int i = 0; i < rawOutputs.length; i++) {
            var chunk = decoded.get(i);
            segments.add(new SegmentScore(
                    chunk.frame(),
                    chunk.seconds(),
                    chunk.end(),
                    rawOutputs[i],
                    scoreMapper.mos(rawOutputs[i]),
                    scoreMapper.percent(rawOutputs[i])));
        }
    }

    private VideoScore result(List<SegmentScore> segments, int crops, Video video) {
        double[] rawOutputs =
                segments.stream().mapToDouble(SegmentScore::raw).sorted().toArray();
        double mean = segments.stream().mapToDouble(SegmentScore::raw).average().orElseThrow();
        double low = Quantiles.of(rawOutputs, scoreMapper.model().risesWithQuality() ? LOW : 1 - LOW);
        var info = video.info();
        return new VideoScore(
                scoreMapper.of(mean, info.width(), info.height(), crops),
                low,
                scoreMapper.percent(low),
                sampler.clips(),
                segments,
                info);
    }
}
