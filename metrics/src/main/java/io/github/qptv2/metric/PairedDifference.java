package io.github.qptv2.metric;

import java.util.List;

/**
 * How much better one predictor agrees with opinions than others do on the same items. The interval is of the
 * difference, all being judged by the same drawn items: far narrower than the intervals of each would let one think,
 * since an item that is hard for one is mostly hard for the others (Efron and Tibshirani 1993, chapter 8).
 */
public final class PairedDifference {

    private PairedDifference() {}

    /**
     * SRCC of {@code predictions} less the mean SRCC of the others.
     *
     * @param others predictions of each other predictor, at least one
     * @throws IllegalArgumentException unless all are finite, of one length, at least 2
     */
    public static Estimate srcc(double[] predictions, List<double[]> others, double[] mos, Bootstrap bootstrap) {
        if (others.isEmpty()) {
            throw new IllegalArgumentException("an advantage is over at least one other predictor, got none");
        }
        var one = PairedScores.of(predictions, mos);
        var rest = others.stream().map(other -> PairedScores.of(other, mos)).toList();
        double[] sorted = bootstrap
                .samples(one.members())
                .mapToDouble(places -> difference(
                        one.select(places),
                        rest.stream().map(other -> other.select(places)).toList()))
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
