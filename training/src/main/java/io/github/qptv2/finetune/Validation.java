package io.github.qptv2.finetune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.metric.Plcc;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.bundle.ModelBundle;

/**
 * How well a model agrees with the opinions of the validation part: the mean over the sets, since scales differ.
 *
 * @param images of the validation part
 * @param score scores their files
 */
record Validation(LabeledImages images, ValidationScorer score) {

    static final String SRCC = "validation-srcc";
    private static final String PLCC = "validation-plcc";
    private static final int FEWEST = 3;

    /** Spearman's and Pearson's correlation by name; NaN where no set has enough images to tell. */
    Map<String, Double> metrics(ModelBundle bundle) {
        double[] scores = score.scores(bundle);
        double[] mos = images.images().stream()
                .mapToDouble(LabeledImages.LabeledImage::mos)
                .toArray();
        var srcc = new ArrayList<Double>();
        var plcc = new ArrayList<Double>();
        for (int[] set : datasets(ImageValidationScorer.known(scores))) {
            double[] ours = ImageValidationScorer.at(set, scores), theirs = ImageValidationScorer.at(set, mos);
            srcc.add(Srcc.of(ours, theirs));
            plcc.add(Plcc.of(ours, theirs));
        }
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put(SRCC, mean(srcc));
        metrics.put(PLCC, mean(plcc));
        return metrics;
    }

    private List<int[]> datasets(int[] known) {
        int datasets = images.images().stream()
                .mapToInt(LabeledImages.LabeledImage::set)
                .max()
                .orElse(-1);
        return IntStream.rangeClosed(0, datasets)
                .mapToObj(set -> IntStream.of(known)
                        .filter(i -> images.images().get(i).set() == set)
                        .toArray())
                .filter(members -> members.length >= FEWEST)
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
