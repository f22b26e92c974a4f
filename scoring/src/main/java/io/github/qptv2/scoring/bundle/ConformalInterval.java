package io.github.qptv2.scoring.bundle;

import java.util.List;

/**
 * Split conformal prediction intervals with normalized residuals (Papadopoulos et al., 2002; Lei et al., 2018):
 * {@code mos +- quantile * sigma}, where sigma is the expected residual of an image. It depends on the predicted MOS by
 * linear interpolation and grows in proportion to the distance from the reference images beyond {@code reach}.
 *
 * @param level share of images whose MOS lies in the interval, in (0, 1)
 * @param quantile of the normalized residuals, 0 or more
 * @param mos predicted MOS with a known residual, ascending, at least one
 * @param residuals expected residual at each of them, on the scale of the MOS, above 0
 * @param reach distance up to which the width does not depend on the distance, above 0
 * @since 0.2
 */
public record ConformalInterval(double level, double quantile, List<Double> mos, List<Double> residuals, double reach) {

    /** Copies and checks the ranges. */
    public ConformalInterval {
        mos = List.copyOf(mos);
        residuals = List.copyOf(residuals);
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level of an interval must be in (0, 1), got " + level);
        }
        if (!(quantile >= 0 && Double.isFinite(quantile)) || !(reach > 0)) {
            throw new IllegalArgumentException(
                    "quantile must be 0 or more and reach above 0, got " + quantile + " and " + reach);
        }
        if (mos.isEmpty() || mos.size() != residuals.size()) {
            throw new IllegalArgumentException("there must be as many residuals as MOS, at least 1, got %d and %d"
                    .formatted(residuals.size(), mos.size()));
        }
        for (int i = 0; i < mos.size(); i++) {
            if (!(residuals.get(i) > 0) || (i > 0 && !(mos.get(i - 1) < mos.get(i)))) {
                throw new IllegalArgumentException("residuals must be above 0 and MOS must rise, got %s at %s"
                        .formatted(residuals.get(i), mos.get(i)));
            }
        }
    }

    /** The same with another quantile. */
    public ConformalInterval withQuantile(double other) {
        return new ConformalInterval(level, other, mos, residuals, reach);
    }

    /**
     * Expected residual of an image, above 0.
     *
     * @param predicted MOS
     * @param distance from the reference images, {@link FeatureSpace#distance}
     */
    public double sigma(double predicted, double distance) {
        return residual(predicted) * Math.max(1, distance / reach);
    }

    private double residual(double predicted) {
        int last = mos.size() - 1;
        if (predicted >= mos.get(last)) {
            return residuals.get(last);
        }
        int above = 0;
        while (mos.get(above) <= predicted) {
            above++;
        }
        if (above == 0) {
            return residuals.get(0);
        }
        double share = (predicted - mos.get(above - 1)) / (mos.get(above) - mos.get(above - 1));
        return residuals.get(above - 1) + share * (residuals.get(above) - residuals.get(above - 1));
    }

    /** The interval of an image, within the scale; parameters as those of {@link #sigma}. */
    public MosInterval of(double predicted, double distance, MosScale scale) {
        double half = quantile * sigma(predicted, distance);
        return new MosInterval(Math.max(scale.low(), predicted - half), Math.min(scale.high(), predicted + half), half);
    }
}
