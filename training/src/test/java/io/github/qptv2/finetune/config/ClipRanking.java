package io.github.qptv2.finetune.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.degrade.compose.DistortionSeries;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.Video;
import io.github.qptv2.media.video.VideoReader;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.Scorer;

/** Correlation of a model's scores with the five levels of each distortion type on a video. */
record ClipRanking(Scorer scorer, RankAugmentation settings) {

    private static final double[] BEST_FIRST = {-1, -2, -3, -4, -5};
    private static final long SEED = 9;

    /** SRCC of the score with the negative distortion level, by type. */
    Map<String, Double> of(Path file) throws IOException {
        var correlations = new LinkedHashMap<String, Double>();
        for (DistortionSeries type : settings.series()) {
            correlations.put(type.name(), Srcc.of(scores(clips(file), type), BEST_FIRST));
        }
        return correlations;
    }

    /** The clips that the model scores, at the size at which they are distorted. */
    private List<List<Image>> clips(Path file) throws IOException {
        var preprocessing = scorer.bundle().description().preprocessing().clips();
        FrameSampling sampling =
                preprocessing.sampling(scorer.bundle().architecture().frames());
        try (Video video = VideoReader.standard().open(file)) {
            return video.clips(sampling.clips(video.info().frames()), frame -> settings.reduced(frame.image()));
        }
    }

    private double[] scores(List<List<Image>> clips, DistortionSeries type) {
        return IntStream.rangeClosed(1, DistortionSeries.LEVELS)
                .mapToDouble(level -> {
                    var chain = new DegradationChain(List.of(type.at(level)), SEED);
                    return clips.stream()
                            .mapToDouble(clip -> score(chain.apply(clip)))
                            .average()
                            .orElseThrow();
                })
                .toArray();
    }

    private double score(List<Image> clip) {
        var bundle = scorer.bundle();
        UnaryOperator<Image> input = bundle.description()
                .preprocessing()
                .clips()
                .view()
                .of(bundle.architecture().config().imageSize())
                .fixed();
        return scorer.rawOfClip(clip.stream().map(input).toList());
    }
}
