package io.github.qptv2.finetune;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.metric.Plcc;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.ModelBundle;

/**
 * How well a model agrees with the opinions of the validation part: the mean over the sets, since scales differ.
 *
 * @param pictures of the validation part
 * @param judge scores their files
 */
record Validation(Labelled pictures, Rater judge) {

    static final String SRCC = "validation-srcc";
    private static final String PLCC = "validation-plcc";
    private static final int FEWEST = 3;

    /** Spearman's and Pearson's correlation by name; NaN where no set has enough pictures to tell. */
    Map<String, Double> figures(ModelBundle bundle) {
        double[] scores = judge.scores(bundle);
        double[] opinions =
                pictures.pictures().stream().mapToDouble(Labelled.Picture::mos).toArray();
        var srcc = new ArrayList<Double>();
        var plcc = new ArrayList<Double>();
        for (int[] set : sets(Judge.known(scores))) {
            double[] ours = Judge.at(set, scores), theirs = Judge.at(set, opinions);
            srcc.add(Srcc.of(ours, theirs));
            plcc.add(Plcc.of(ours, theirs));
        }
        var figures = new LinkedHashMap<String, Double>();
        figures.put(SRCC, mean(srcc));
        figures.put(PLCC, mean(plcc));
        return figures;
    }

    private List<int[]> sets(int[] known) {
        int sets = pictures.pictures().stream()
                .mapToInt(Labelled.Picture::set)
                .max()
                .orElse(-1);
        return IntStream.rangeClosed(0, sets)
                .mapToObj(set -> IntStream.of(known)
                        .filter(i -> pictures.pictures().get(i).set() == set)
                        .toArray())
                .filter(members -> members.length >= FEWEST)
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
