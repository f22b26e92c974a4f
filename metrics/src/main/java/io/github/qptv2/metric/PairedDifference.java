package io.github.qptv2.metric;

import java.util.List;

/**
 * Difference in agreement with MOS between one predictor and others on the same items. The paired bootstrap evaluates
 * all predictors on the same samples, which gives the interval of the difference (Efron and Tibshirani 1993, chapter
 * 8). It is much narrower than the individual intervals suggest, since the predictors' errors are correlated.
 */
public final class PairedDifference {

    private PairedDifference() {}

    /**
     * SRCC of {@code predictions} minus the mean SRCC of the others.
     *
     * @param others predictions of each other predictor, at least one
     * @throws IllegalArgumentException unless all are finite, of one length, at least 2
     */
    public static Estimate srcc(double[] predictions, List<double[]> others, double[] mos, Bootstrap bootstrap) {
        if (others.isEmpty()) {
            throw new IllegalArgumentException("a difference needs at least one other predictor, got none");
        }
        var one = PairedScores.of(predictions, mos);
        var rest = others.stream().map(other -> PairedScores.of(other, mos)).toList();
        double[] sorted = bootstrap
                .resample(one)
                .samples()
                .mapToDouble(indices -> difference(
                        one.select(indices),
                        rest.stream().map(other -> other.select(indices)).toList()))
                .sorted()
                .toArray();
        return new Estimate(difference(one, rest), Interval.ofSorted(sorted));
    }

    private static double difference(PairedScores one, List<PairedScores> others) {
        return srcc(one)
                - others.stream().mapToDouble(PairedDifference::srcc).average().orElseThrow();
    }

    private static double srcc(PairedScores paired) {
        return Srcc.of(paired.predictions(), paired.mos());
    }
}
