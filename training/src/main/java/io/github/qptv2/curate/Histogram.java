package io.github.qptv2.curate;

import java.util.function.DoubleFunction;

/**
 * Counts of kept and dropped pictures in equal bins, so that a chart of any number of pictures takes the same memory.
 */
final class Histogram {

    private final String title;
    private final Axis axis;
    private final long[] kept;
    private final long[] dropped;

    Histogram(String title, Axis axis) {
        this.title = title;
        this.axis = axis;
        this.kept = new long[axis.bins()];
        this.dropped = new long[axis.bins()];
    }

    /**
     * What the bins stand for; values beyond the ends count in the last bin there.
     *
     * @param logarithmic whether bins are equal in ratio, not in difference; then {@code low} is above 0
     */
    record Axis(double low, double high, int bins, boolean logarithmic, DoubleFunction<String> label) {

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

    void add(double value, boolean keep) {
        (keep ? kept : dropped)[axis.bin(value)]++;
    }

    String title() {
        return title;
    }

    Axis axis() {
        return axis;
    }

    long kept(int bin) {
        return kept[bin];
    }

    long dropped(int bin) {
        return dropped[bin];
    }

    /** A round number at or above the greatest count of a bin, and a multiple of 4 from 4 on. */
    long top() {
        long highest = 4;
        for (int bin = 0; bin < kept.length; bin++) {
            highest = Math.max(highest, kept[bin] + dropped[bin]);
        }
        long power = 4;
        while (power * 10 < highest) {
            power *= 10;
        }
        // 4, 8, 12 ... 40, then 40, 80 ... 400: the quarter lines are whole and round
        return (highest + power - 1) / power * power;
    }
}
