package io.github.qptv2.report;

import java.util.List;
import java.util.function.DoubleFunction;

/** Histogram of one or more kinds of values in bins of equal width; memory does not depend on the number of values. */
public final class Histogram {

    private final String title;
    private final Axis axis;
    private final List<String> kinds;
    private final long[][] counts;

    /**
     * An empty histogram.
     *
     * @param kinds names of the kinds, lowest bar first; each is a style class of the page
     */
    public Histogram(String title, Axis axis, List<String> kinds) {
        this.title = title;
        this.axis = axis;
        this.kinds = List.copyOf(kinds);
        this.counts = new long[kinds.size()][axis.bins()];
    }

    /**
     * The bins; values beyond the ends count in the outermost bins.
     *
     * @param logarithmic whether bins are equally wide on a logarithmic scale; {@code low} is above 0 then
     * @param label formats the start of a bin
     */
    public record Axis(double low, double high, int bins, boolean logarithmic, DoubleFunction<String> label) {

        int bin(double value) {
            double share = logarithmic
                    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                    : (value - low) / (high - low);
            return Math.max(0, Math.min(bins - 1, (int) Math.floor(share * bins)));
        }

        /** Start of a bin; for the number of bins, the end of the last bin. */
        double start(int bin) {
            double share = (double) bin / bins;
            return logarithmic ? low * Math.pow(high / low, share) : low + (high - low) * share;
        }
    }

    /** Counts a value of the kind with this index. */
    public void add(double value, int kind) {
        counts[kind][axis.bin(value)]++;
    }

    String title() {
        return title;
    }

    Axis axis() {
        return axis;
    }

    List<String> kinds() {
        return kinds;
    }

    long count(int kind, int bin) {
        return counts[kind][bin];
    }

    /** Upper end of the vertical axis: a round multiple of 4 that is at least the largest bin. */
    long top() {
        long highest = 4;
        for (int bin = 0; bin < axis.bins(); bin++) {
            long sum = 0;
            for (long[] count : counts) {
                sum += count[bin];
            }
            highest = Math.max(highest, sum);
        }
        long power = 4;
        while (power * 10 < highest) {
            power *= 10;
        }
        // 4, 8, 12 ... 40, then 40, 80 ... 400: grid lines at quarters are round integers
        return (highest + power - 1) / power * power;
    }
}
