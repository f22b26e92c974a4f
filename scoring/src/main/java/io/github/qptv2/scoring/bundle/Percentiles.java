package io.github.qptv2.scoring.bundle;

import java.util.List;

/**
 * Distribution of the raw output over a named set of images.
 *
 * @param set name of the set
 * @param quantiles raw outputs at 0 %, ..., 100 % of the set in equal steps, never falling; at least two
 * @since 0.1
 */
public record Percentiles(String set, List<Double> quantiles) {

    /** Copies and checks the order. */
    public Percentiles {
        quantiles = List.copyOf(quantiles);
        if (set.isBlank()) {
            throw new IllegalArgumentException("a percentile table must name its set, got an empty name");
        }
        if (quantiles.size() < 2) {
            throw new IllegalArgumentException("a percentile table needs at least 2 values, got " + quantiles.size());
        }
        for (int i = 0; i < quantiles.size(); i++) {
            if (!Double.isFinite(quantiles.get(i)) || (i > 0 && quantiles.get(i) < quantiles.get(i - 1))) {
                throw new IllegalArgumentException(
                        "percentile values must be finite and never fall, got " + quantiles.get(i) + " at " + i);
            }
        }
    }

    /**
     * Percentile rank of a raw output: share of the set below it, in percent, 0..100, linear between quantiles. A value
     * that several quantiles share has the mean of their ranks.
     */
    public double of(double raw) {
        int last = quantiles.size() - 1;
        int below = 0, upTo = 0;
        for (double quantile : quantiles) {
            below += quantile < raw ? 1 : 0;
            upTo += quantile <= raw ? 1 : 0;
        }
        if (upTo > below) {
            return 100.0 * (below + upTo - 1) / 2 / last;
        }
        if (below == 0 || below > last) {
            return below == 0 ? 0 : 100;
        }
        double low = quantiles.get(below - 1), high = quantiles.get(below);
        return 100.0 * (below - 1 + (raw - low) / (high - low)) / last;
    }
}
