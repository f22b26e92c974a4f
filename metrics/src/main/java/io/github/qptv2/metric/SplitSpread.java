package io.github.qptv2.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.io.Quantiles;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Distribution of a measure over the splits of a dataset, one value for each split.
 *
 * @param values at least one, all finite
 */
public record SplitSpread(List<Double> values) {

    private static final double TAIL = 0.025;

    /** Copies and checks. */
    public SplitSpread {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("values of splits must be finite, at least one, got " + values);
        }
    }

    /** Arithmetic mean. */
    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Median; for an even number the mean of the middle two. */
    public double median() {
        return Quantiles.median(sorted());
    }

    /** Sample standard deviation, with n - 1 in the denominator; 0 for a single value. */
    public double deviation() {
        if (values.size() < 2) {
            return 0;
        }
        double mean = mean();
        double sum = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(sum / (values.size() - 1));
    }

    /**
     * The 95 % t interval of the mean. Training sets of random splits overlap, so their values are correlated and the
     * plain interval is too narrow; the variance is therefore {@code (1/n + ratio) s^2} (corrected resampled t test,
     * Nadeau and Bengio 2003, "Inference for the generalization error").
     *
     * @param ratio test items per training item; 0 for runs on one split that differ in the random seed only
     * @return empty for a single value
     */
    public Optional<Interval> meanInterval(double ratio) {
        if (!(ratio >= 0 && Double.isFinite(ratio))) {
            throw new IllegalArgumentException("ratio must be at least 0 and finite, got " + ratio);
        }
        int n = values.size();
        if (n < 2) {
            return Optional.empty();
        }
        double quantile = new TDistribution(n - 1).inverseCumulativeProbability(1 - TAIL);
        double half = quantile * deviation() * Math.sqrt(1.0 / n + ratio);
        return Optional.of(new Interval(mean() - half, mean() + half));
    }

    /**
     * The interval of the median between two order statistics that covers it with a probability of at least 95 % for
     * any distribution (Hahn and Meeker 1991, "Statistical Intervals", section 5.2): the second and the ninth of ten
     * values.
     *
     * @return empty for fewer than six values, between which no such interval exists
     */
    public Optional<Interval> medianInterval() {
        int n = values.size(), rank = 0;
        double below = 0, probability = Math.pow(0.5, n); // of exactly `rank` values below the median
        while (below + probability <= TAIL) {
            below += probability;
            probability *= (double) (n - rank) / (rank + 1);
            rank++;
        }
        if (rank == 0) {
            return Optional.empty();
        }
        double[] sorted = sorted();
        return Optional.of(new Interval(sorted[rank - 1], sorted[n - rank]));
    }

    private double[] sorted() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
