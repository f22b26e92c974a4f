package io.github.qptv2.report.heatmap;

import java.util.Arrays;

import io.github.qptv2.scoring.QualityMap;

/**
 * What the ends of {@link Viridis} stand for in a quality map: the map's own values, but for the outermost two percent,
 * which would take most of the colors for a few cells.
 *
 * @param worst value at the dark end
 * @param best value at the bright end; below {@code worst} where lower outputs are better
 */
public record ColorRange(double worst, double best) {

    private static final double OUTERMOST = 0.02; // share of cells at either end

    /**
     * Of a map.
     *
     * @param higherIsBetter whether the raw output grows with quality
     */
    public static ColorRange of(QualityMap map, boolean higherIsBetter) {
        float[] sorted = map.values().clone();
        Arrays.sort(sorted);
        double low = sorted[(int) (OUTERMOST * (sorted.length - 1))];
        double high = sorted[(int) Math.ceil((1 - OUTERMOST) * (sorted.length - 1))];
        return higherIsBetter ? new ColorRange(low, high) : new ColorRange(high, low);
    }

    /** Where a value lies from worst to best, in [0, 1]; the middle where they are the same. */
    public double share(double value) {
        return best == worst ? 0.5 : Math.min(1, Math.max(0, (value - worst) / (best - worst)));
    }
}
