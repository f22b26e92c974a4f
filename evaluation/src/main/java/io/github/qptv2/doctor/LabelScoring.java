package io.github.qptv2.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.batch.FilePreprocessor;
import io.github.qptv2.scoring.bundle.InferenceConfig;

/**
 * Scores labeled images under every candidate.
 *
 * @param sign 1, or -1 where a higher output means a worse image
 */
record LabelScoring(CandidateOutputs candidateOutputs, double sign) {

    private static final List<DegradationChain> PRISTINE = List.of(new DegradationChain(List.of(), 0));

    /** Evidence from labeled images. */
    record Result(RankingEvidence.LabelEvidence evidence, Diagnosis.Labeled scored) {}

    /**
     * Scores the sample; adds a line to {@code unreadable} for each image that cannot be scored.
     *
     * @throws IOException if too few images remain
     */
    Result run(LabeledSample sample, long seed, List<String> unreadable, ProgressListener progress) throws IOException {
        var scored = new ArrayList<LabeledItem>();
        var outputs = new ArrayList<Map<InferenceConfig, double[]>>();
        var reader = ImageReader.standard();
        int done = 0;
        for (var item : sample.items()) {
            try {
                outputs.add(candidateOutputs.of(reader.read(sample.copy().file(item)), PRISTINE));
                scored.add(item);
            } catch (ImageException | IllegalArgumentException e) {
                var file = sample.copy().file(item);
                unreadable.add(file + ": " + FilePreprocessor.reason(file, e));
            }
            progress.at("scoring labeled images", ++done, sample.items().size());
        }
        if (scored.size() < LabeledSample.MIN) {
            throw new IOException(
                    "%s: ranking inference configurations needs at least %d labeled images, %d can be used%s"
                            .formatted(
                                    sample.copy().root(),
                                    LabeledSample.MIN,
                                    scored.size(),
                                    unreadable.isEmpty() ? "" : "; " + unreadable.get(unreadable.size() - 1)));
        }
        return new Result(
                evidence(scored, outputs, seed),
                new Diagnosis.Labeled(sample.copy().label(), scored.size(), sample.of(), sample.official()));
    }

    private RankingEvidence.LabelEvidence evidence(
            List<LabeledItem> items, List<Map<InferenceConfig, double[]>> outputs, long seed) {
        var scores = new LinkedHashMap<InferenceConfig, double[]>();
        for (var candidate : outputs.get(0).keySet()) {
            scores.put(
                    candidate,
                    outputs.stream()
                            .mapToDouble(image -> sign * image.getOrDefault(candidate, new double[1])[0])
                            .toArray());
        }
        var contents = items.stream().map(LabeledItem::content).toList();
        return new RankingEvidence.LabelEvidence(
                scores,
                items.stream().mapToDouble(LabeledItem::mos).toArray(),
                RankingEvidence.resampling(contents, seed));
    }
}
