package io.github.qptv2.metric;

/** Spearman's rank correlation coefficient: Pearson's correlation of the ranks; ties share their mean rank. */
public final class Srcc {

    private Srcc() {}

    /**
     * In [-1, 1]; 0 where either series is constant.
     *
     * @throws IllegalArgumentException unless both are finite, of one length, at least 2
     */
    public static double of(double[] predicted, double[] mos) {
        SeriesChecks.require(predicted, mos);
        return Plcc.of(Ranks.of(predicted), Ranks.of(mos));
    }
}
