package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.video.FrameSampling;
import io.github.qptv2.media.video.SpatialSampling;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;

/** Scores the same videos with one model after the other, by the code that users run; the processes share them. */
final class VideoValidationScorer implements ValidationScorer {

    private final List<Path> files;
    private final Collective all;
    private final Decoding decoding;
    private final Consumer<String> says;
    private final Set<Path> named = new HashSet<>();

    /**
     * How clips are got.
     *
     * @param workers threads that decode
     */
    record Decoding(ClipFrames frames, int workers) {}

    /** Clips of a video, or why there are none. */
    private record Ready(int place, List<List<Image>> clips, String complaint) {}

    /** @param says is told of files that cannot be read, once */
    VideoValidationScorer(List<Path> files, Collective all, Decoding decoding, Consumer<String> says) {
        this.files = List.copyOf(files);
        this.all = all;
        this.decoding = decoding;
        this.says = says;
    }

    @Override
    public double[] scores(ModelBundle bundle) {
        var architecture = bundle.architecture();
        var clips = bundle.description().preprocessing().clips();
        var view = clips.view().of(architecture.config().imageSize());
        var sampling = clips.sampling(architecture.frames());
        var scores = new double[files.size()];
        var own = ValidationScorer.own(files.size(), all);
        var width = new OrderedExecutor.Width(decoding.workers(), decoding.workers());
        try (var scorer = Scorer.of(bundle, ScorerOptions.DEFAULT.withDevice(all.device()));
                var ready = new OrderedExecutor<Integer, Ready>(own, place -> ready(place, sampling, view), width)) {
            while (ready.hasNext()) {
                Ready video = ready.next();
                scores[video.place()] = score(scorer, video);
            }
        }
        return all.sum(scores);
    }

    private Ready ready(int place, FrameSampling sampling, SpatialSampling view) {
        Path file = files.get(place);
        try {
            return new Ready(place, decoding.frames().clips(file, ClipFrames.Wanted.fixed(sampling, view)), "");
        } catch (IOException | RuntimeException e) {
            return new Ready(place, List.of(), ValidationScorer.complaint(file, e));
        }
    }

    private double score(Scorer scorer, Ready video) {
        if (video.clips().isEmpty()) {
            if (named.add(files.get(video.place()))) {
                says.accept(video.complaint());
            }
            return Double.NaN;
        }
        return video.clips().stream().mapToDouble(scorer::rawOfClip).average().orElseThrow();
    }
}
