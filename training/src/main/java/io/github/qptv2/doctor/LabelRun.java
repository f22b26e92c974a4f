package io.github.qptv2.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.curate.Progress;
import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.degrade.Chain;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Conventions;

/**
 * Scores labelled pictures.
 *
 * @param sign 1, or -1 where a higher output means a worse picture
 */
record LabelRun(Readings readings, double sign) {

    private static final List<Chain> AS_IT_IS = List.of(new Chain(List.of(), 0));

    /** Scores; what cannot be used is told in {@code unreadable}, and too few left is an error. */
    Doctor.Labels run(LabelledSample sample, long seed, List<String> unreadable, Progress progress) throws IOException {
        var scored = new ArrayList<LabelledItem>();
        var outputs = new ArrayList<Map<Conventions, double[]>>();
        var reader = ImageReader.standard();
        int done = 0;
        for (var item : sample.items()) {
            try {
                outputs.add(readings.of(reader.read(sample.copy().file(item)), AS_IT_IS));
                scored.add(item);
            } catch (ImageException e) {
                unreadable.add(String.valueOf(e.getMessage()));
            } catch (IllegalArgumentException e) {
                unreadable.add(sample.copy().file(item) + ": " + e.getMessage());
            }
            progress.at("scoring labelled pictures", ++done, sample.items().size());
        }
        if (scored.size() < LabelledSample.FEWEST) {
            throw new IOException("%s: ranking conventions needs at least %d labelled pictures, %d can be used%s"
                    .formatted(
                            sample.copy().root(),
                            LabelledSample.FEWEST,
                            scored.size(),
                            unreadable.isEmpty() ? "" : "; " + unreadable.get(unreadable.size() - 1)));
        }
        return new Doctor.Labels(
                evidence(scored, outputs, seed),
                new Diagnosis.Labelled(sample.copy().label(), scored.size(), sample.of(), sample.official()));
    }

    private Evidence.Labels evidence(List<LabelledItem> items, List<Map<Conventions, double[]>> outputs, long seed) {
        var scores = new LinkedHashMap<Conventions, double[]>();
        for (var candidate : outputs.get(0).keySet()) {
            scores.put(
                    candidate,
                    outputs.stream()
                            .mapToDouble(picture -> sign * picture.getOrDefault(candidate, new double[1])[0])
                            .toArray());
        }
        var contents = items.stream().map(LabelledItem::content).toList();
        return new Evidence.Labels(
                scores, items.stream().mapToDouble(LabelledItem::mos).toArray(), new ResampledPictures(contents, seed));
    }
}
