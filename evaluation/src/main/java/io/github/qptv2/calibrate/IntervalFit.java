package io.github.qptv2.calibrate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.qptv2.io.Quantiles;
import io.github.qptv2.scoring.bundle.ConformalInterval;

/**
 * Fits a {@link ConformalInterval} to labeled images: expected residuals to every third image, the quantile to the
 * others. Split conformal prediction requires that both are disjoint.
 */
final class IntervalFit {

    private static final int PARTS = 3;

    /** Most groups of images with similar MOS, each with a mean residual. */
    private static final int GROUPS = 5;

    /** Share of the images within the reach. */
    private static final double NEAR = 0.9;

    private IntervalFit() {}

    /**
     * A labeled image.
     *
     * @param mos predicted
     * @param label rated
     * @param distance from the reference images
     */
    record Residual(double mos, double label, double distance) {

        double absolute() {
            return Math.abs(label - mos);
        }
    }

    /**
     * Fits to images in any order that is the same in each run.
     *
     * @param level in (0, 1)
     * @throws IllegalArgumentException if they are too few for the level, or the MOS of one group are predicted exactly
     */
    static ConformalInterval of(List<Residual> images, double level) {
        var fitted = new ArrayList<Residual>();
        var kept = new ArrayList<Residual>();
        for (int i = 0; i < images.size(); i++) {
            (i % PARTS == 0 ? fitted : kept).add(images.get(i));
        }
        if (fitted.isEmpty()) {
            throw new IllegalArgumentException("intervals need labeled images, got none");
        }
        var expected = expected(fitted, level);
        double[] normalized = kept.stream()
                .mapToDouble(image -> image.absolute() / expected.sigma(image.mos(), image.distance()))
                .toArray();
        return expected.withQuantile(ConformalQuantile.of(normalized, level));
    }

    private static ConformalInterval expected(List<Residual> images, double level) {
        var ordered = images.stream()
                .sorted(Comparator.comparingDouble(Residual::mos))
                .toList();
        var mos = new ArrayList<Double>();
        var residuals = new ArrayList<Double>();
        int n = ordered.size(), groups = Math.min(GROUPS, n);
        for (int group = 0; group < groups; group++) {
            var members = ordered.subList(group * n / groups, (group + 1) * n / groups);
            mos.add(members.stream().mapToDouble(Residual::mos).average().orElseThrow());
            residuals.add(
                    members.stream().mapToDouble(Residual::absolute).average().orElseThrow());
        }
        double[] distances =
                images.stream().mapToDouble(Residual::distance).sorted().toArray();
        return new ConformalInterval(level, 0, mos, residuals, Quantiles.of(distances, NEAR));
    }
}
