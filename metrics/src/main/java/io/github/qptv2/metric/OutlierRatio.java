package io.github.qptv2.metric;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Share of items whose prediction lies outside the uncertainty of the opinions. Predictions are to be mapped to the
 * opinions' scale first ({@link LogisticFit}).
 */
public final class OutlierRatio {

    private OutlierRatio() {}

    /**
     * In [0, 1]: an outlier is further than two standard deviations of the single opinions from their mean (Sheikh,
     * Sabir and Bovik 2006, "A statistical evaluation of recent full reference image quality assessment algorithms").
     * For sets that tell the deviation but not by how many it was judged.
     *
     * @param deviations standard deviation of the opinions on each item, at least 0
     */
    public static double of(double[] predicted, double[] mos, double[] deviations) {
        requireDeviations(mos, deviations);
        var limits = new double[deviations.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = 2 * deviations[i];
        }
        return beyond(predicted, mos, limits);
    }

    /**
     * In [0, 1]: an outlier is outside the 95 % confidence interval of the mean opinion, {@code t(0.975, M - 1) s /
     * sqrt(M)} for M opinions of standard deviation s (Recommendation ITU-T P.1401, clause 7.5.2.2).
     *
     * @param deviations standard deviation of the opinions on each item, at least 0
     * @param raters opinions on each item, at least 2
     */
    public static double ofMean(double[] predicted, double[] mos, double[] deviations, int[] raters) {
        requireDeviations(mos, deviations);
        if (raters.length != mos.length) {
            throw new IllegalArgumentException(
                    "raters must be as many as opinions, got %d and %d".formatted(raters.length, mos.length));
        }
        var limits = new double[deviations.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = halfWidth(deviations[i], raters[i]);
        }
        return beyond(predicted, mos, limits);
    }

    private static double halfWidth(double deviation, int raters) {
        if (raters < 2) {
            throw new IllegalArgumentException("an interval needs at least 2 raters, got " + raters);
        }
        return new TDistribution(raters - 1).inverseCumulativeProbability(0.975) * deviation / Math.sqrt(raters);
    }

    private static void requireDeviations(double[] mos, double[] deviations) {
        if (deviations.length != mos.length) {
            throw new IllegalArgumentException(
                    "deviations must be as many as opinions, got %d and %d".formatted(deviations.length, mos.length));
        }
        for (double deviation : deviations) {
            if (!(deviation >= 0 && Double.isFinite(deviation))) {
                throw new IllegalArgumentException("standard deviation must be at least 0, got " + deviation);
            }
        }
    }

    private static double beyond(double[] predicted, double[] mos, double[] limits) {
        SeriesChecks.require(predicted, mos);
        int outliers = 0;
        for (int i = 0; i < limits.length; i++) {
            if (Math.abs(predicted[i] - mos[i]) > limits[i]) {
                outliers++;
            }
        }
        return (double) outliers / limits.length;
    }
}
