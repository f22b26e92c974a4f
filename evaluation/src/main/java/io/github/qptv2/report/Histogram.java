package io.github.qptv2.report;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Counts of one or more kinds of values in equal bins, so that a chart of any number of values takes the same memory.
 */
public final class Histogram {

    private final String title;
    private final Axis axis;
    private final List<String> kinds;
    private final long[][] counts;

    /** Of values of these kinds, the first lowest in the bars; a kind's name is its class in the page's style. */
    public Histogram(String title, Axis axis, List<String> kinds) {
        this.title = title;
        this.axis = axis;
        this.kinds = List.copyOf(kinds);
        this.counts = new long[kinds.size()][axis.bins()];
    }

    /**
     * What the bins stand for; values beyond the ends count in the last bin there.
     *
     * @param logarithmic whether bins are equal in ratio, not in difference; then {@code low} is above 0
     */
    public record Axis(double low, double high, int bins, boolean logarithmic, DoubleFunction<String> label) {

        int bin(double value) {
            double share = logarithmic
                    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                    : (value - low) / (high - low);
            return Math.max(0, Math.min(bins - 1, (int) Math.floor(share * bins)));
        }

        /** Where a bin begins; the number of bins gives the end of the last. */
        double start(int bin) {
            double share = (double) bin / bins;
            return logarithmic ? low * Math.pow(high / low, share) : low + (high - low) * share;
        }
    }

    /** Counts a value of a kind, by its place among the kinds. */
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

    /** A round number at or above the greatest count of a bin, and a multiple of 4 from 4 on. */
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
        // 4, 8, 12 ... 40, then 40, 80 ... 400: the quarter lines are whole and round
        return (highest + power - 1) / power * power;
    }
}
