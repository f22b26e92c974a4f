package io.github.qptv2.monitor;

import java.util.Arrays;
import java.util.List;

/** Points of a curve by ascending step; values are finite. */
public final class MetricSeries {

    /** One for every pixel column of a chart. */
    private static final int BUCKETS = 600;

    /** Radius of the moving average as a share of the number of points. */
    private static final double RADIUS = 0.02;

    private final double[] steps;
    private final double[] values;

    /** Wraps arrays of one length. */
    public MetricSeries(double[] steps, double[] values) {
        this.steps = steps;
        this.values = values;
    }

    /** The finite values logged under {@code key}. */
    static MetricSeries of(String key, List<MetricsEntry> entries) {
        var points = entries.stream()
                .filter(entry -> Double.isFinite(entry.values().getOrDefault(key, Double.NaN)))
                .toList();
        return new MetricSeries(
                points.stream().mapToDouble(MetricsEntry::step).toArray(),
                points.stream()
                        .mapToDouble(entry -> entry.values().getOrDefault(key, Double.NaN))
                        .toArray());
    }

    /** Steps of the points; not a copy. */
    public double[] steps() {
        return steps;
    }

    /** Values of the points; not a copy. */
    public double[] values() {
        return values;
    }

    int size() {
        return steps.length;
    }

    /** The series multiplied by a constant. */
    MetricSeries times(double factor) {
        return new MetricSeries(
                steps, Arrays.stream(values).map(value -> factor * value).toArray());
    }

    /**
     * Centered moving average with a radius of up to 2 % of the points. It has no lag and preserves straight lines up
     * to their ends.
     */
    MetricSeries smoothed() {
        int n = size(), max = (int) Math.max(1, RADIUS * n);
        var sums = new double[n + 1]; // of the first i values
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        var smooth = new double[n];
        for (int i = 0; i < n; i++) {
            int radius = Math.min(max, Math.min(i, n - 1 - i));
            smooth[i] = (sums[i + radius + 1] - sums[i - radius]) / (2 * radius + 1);
        }
        return new MetricSeries(steps, smooth);
    }

    /**
     * At most 1,200 points without a visible difference in a chart: minimum and maximum of each bucket, so no peak is
     * lost.
     */
    public MetricSeries thinned() {
        int buckets = Math.min(BUCKETS, size() / 2);
        if (size() <= 2 * BUCKETS) {
            return this;
        }
        var thinSteps = new double[2 * buckets];
        var thinValues = new double[2 * buckets];
        for (int bucket = 0; bucket < buckets; bucket++) {
            int start = (int) ((long) bucket * size() / buckets), end = (int) ((bucket + 1L) * size() / buckets);
            int low = start, high = start;
            for (int i = start; i < end; i++) {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }
            int first = Math.min(low, high), second = Math.max(low, high);
            thinSteps[2 * bucket] = steps[first];
            thinValues[2 * bucket] = values[first];
            thinSteps[2 * bucket + 1] = steps[second];
            thinValues[2 * bucket + 1] = values[second];
        }
        return new MetricSeries(thinSteps, thinValues);
    }
}
