package io.github.qptv2.scoring.bundle;

import java.util.List;

/**
 * Where a raw output stands among the images of a named set.
 *
 * @param set name of the set
 * @param quantiles raw outputs at 0 %, ..., 100 % of the set in equal steps, never falling; at least two
 */
public record Percentiles(String set, List<Double> quantiles) {

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
     * Share of the set with a lower raw output, in percent, 0..100; linear between the table's values. Values that
     * several quantiles share give the middle of these quantiles.
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
