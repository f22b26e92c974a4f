package io.github.qptv2.metric;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Share of items whose prediction lies outside the uncertainty of the MOS. Map predictions to the MOS scale first
 * ({@link LogisticFit}).
 */
public final class OutlierRatio {

    private OutlierRatio() {}

    /**
     * In [0, 1]: an outlier differs from the MOS by more than two standard deviations of the individual ratings
     * (Sheikh, Sabir and Bovik 2006, "A statistical evaluation of recent full reference image quality assessment
     * algorithms"). For datasets that publish the deviation without the number of ratings.
     *
     * @param deviations standard deviation of the ratings of each item, at least 0
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
     * In [0, 1]: an outlier lies outside the 95 % confidence interval of the MOS, {@code t(0.975, M - 1) s / sqrt(M)}
     * for M ratings of standard deviation s (Recommendation ITU-T P.1401, clause 7.5.2.2).
     *
     * @param deviations standard deviation of the ratings of each item, at least 0
     * @param ratings number of ratings of each item, at least 2
     */
    public static double ofMean(double[] predicted, double[] mos, double[] deviations, int[] ratings) {
        return beyond(predicted, mos, halfWidths(mos, deviations, ratings));
    }

    /** Half width of the 95 % confidence interval of each MOS. */
    static double[] halfWidths(double[] mos, double[] deviations, int[] ratings) {
        requireDeviations(mos, deviations);
        if (ratings.length != mos.length) {
            throw new IllegalArgumentException("rating counts and MOS must have the same length, got %d and %d"
                    .formatted(ratings.length, mos.length));
        }
        var limits = new double[deviations.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = halfWidth(deviations[i], ratings[i]);
        }
        return limits;
    }

    private static double halfWidth(double deviation, int ratings) {
        if (ratings < 2) {
            throw new IllegalArgumentException("a confidence interval needs at least 2 ratings, got " + ratings);
        }
        return new TDistribution(ratings - 1).inverseCumulativeProbability(0.975) * deviation / Math.sqrt(ratings);
    }

    private static void requireDeviations(double[] mos, double[] deviations) {
        if (deviations.length != mos.length) {
            throw new IllegalArgumentException("deviations and MOS must have the same length, got %d and %d"
                    .formatted(deviations.length, mos.length));
        }
        for (double deviation : deviations) {
            if (!(deviation >= 0 && Double.isFinite(deviation))) {
                throw new IllegalArgumentException("standard deviation must be at least 0, got " + deviation);
            }
        }
    }

    /** Share of items whose prediction differs from the MOS by more than their limit. */
    static double beyond(double[] predicted, double[] mos, double[] limits) {
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
