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
 * Correlation of a model's scores with the MOS of the validation part: the mean over the datasets, whose scales differ.
 *
 * @param images of the validation part
 * @param scorer scores their files
 */
record Validation(LabeledImages images, ValidationScorer scorer) {

    static final String SRCC = "validation-srcc";
    private static final String PLCC = "validation-plcc";
    private static final int MIN_IMAGES = 3;

    /** SRCC and PLCC by name; NaN if no dataset has at least 3 readable files or all its scores or MOS are equal. */
    Map<String, Double> metrics(ModelBundle bundle) {
        double[] scores = scorer.scores(bundle);
        double[] mos = images.images().stream()
                .mapToDouble(LabeledImages.LabeledImage::mos)
                .toArray();
        var srcc = new ArrayList<Double>();
        var plcc = new ArrayList<Double>();
        for (int[] set : datasets(finite(scores))) {
            srcc.add(Srcc.of(at(set, scores), at(set, mos)));
            plcc.add(Plcc.of(at(set, scores), at(set, mos)));
        }
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put(SRCC, mean(srcc));
        metrics.put(PLCC, mean(plcc));
        return metrics;
    }

    private List<int[]> datasets(int[] readable) {
        int datasets = images.images().stream()
                .mapToInt(LabeledImages.LabeledImage::set)
                .max()
                .orElse(-1);
        return IntStream.rangeClosed(0, datasets)
                .mapToObj(set -> IntStream.of(readable)
                        .filter(i -> images.images().get(i).set() == set)
                        .toArray())
                .filter(members -> members.length >= MIN_IMAGES)
                .toList();
    }

    /** Indices of the non-NaN scores; files that cannot be read have NaN. */
    static int[] finite(double[] scores) {
        return IntStream.range(0, scores.length)
                .filter(i -> !Double.isNaN(scores[i]))
                .toArray();
    }

    static double[] at(int[] places, double[] values) {
        return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
