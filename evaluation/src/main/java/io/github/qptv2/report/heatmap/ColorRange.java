package io.github.qptv2.report.heatmap;

import java.util.Arrays;

import io.github.qptv2.scoring.QualityMap;

/**
 * Value range of the color map {@link Viridis} for a quality map: its values without the outermost two percent, so that
 * outliers do not compress the range.
 *
 * @param worst value at the dark end
 * @param best value at the bright end; below {@code worst} where lower outputs are better
 */
public record ColorRange(double worst, double best) {

    private static final double OUTERMOST = 0.02; // share of cells at each end

    /**
     * The range of a map.
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

    /** Position of a value between worst and best, in [0, 1]; 0.5 where both are equal. */
    public double share(double value) {
        return best == worst ? 0.5 : Math.min(1, Math.max(0, (value - worst) / (best - worst)));
    }
}
