package io.github.qptv2.monitor;

import java.util.Arrays;
import java.util.List;

/** Points of a curve, by rising step; values are finite. */
public final class MetricSeries {

    /** Enough for every pixel column of a chart. */
    private static final int BUCKETS = 600;

    /** Share of the points that a smoothed one averages before it, and as many after. */
    private static final double RADIUS = 0.02;

    private final double[] steps;
    private final double[] values;

    /** Wraps arrays of one length. */
    public MetricSeries(double[] steps, double[] values) {
        this.steps = steps;
        this.values = values;
    }

    /** What was logged under {@code key}; lines without it, or without a finite number, are left out. */
    static MetricSeries of(String key, List<MetricsLog.Entry> entries) {
        var points = entries.stream()
                .filter(entry -> Double.isFinite(entry.values().getOrDefault(key, Double.NaN)))
                .toList();
        return new MetricSeries(
                points.stream().mapToDouble(MetricsLog.Entry::step).toArray(),
                points.stream()
                        .mapToDouble(entry -> entry.values().getOrDefault(key, Double.NaN))
                        .toArray());
    }

    /** Where the points are; not a copy. */
    public double[] steps() {
        return steps;
    }

    /** How high; not a copy. */
    public double[] values() {
        return values;
    }

    int size() {
        return steps.length;
    }

    /** Multiplied by a constant. */
    MetricSeries times(double factor) {
        return new MetricSeries(
                steps, Arrays.stream(values).map(value -> factor * value).toArray());
    }

    /**
     * The mean of a point and of as many before as after it, up to a fiftieth of the points each way: it does not lag,
     * and a straight line stays what it is to its ends.
     */
    MetricSeries smoothed() {
        int n = size(), most = (int) Math.max(1, RADIUS * n);
        var sums = new double[n + 1]; // of the first i values
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        var smooth = new double[n];
        for (int i = 0; i < n; i++) {
            int radius = Math.min(most, Math.min(i, n - 1 - i));
            smooth[i] = (sums[i + radius + 1] - sums[i - radius]) / (2 * radius + 1);
        }
        return new MetricSeries(steps, smooth);
    }

    /**
     * The same to the eye with at most 1,200 points: the lowest and the highest of each stretch, so no peak is lost.
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
