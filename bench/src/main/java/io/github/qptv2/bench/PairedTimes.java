package io.github.qptv2.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

import io.github.qptv2.io.Quantiles;

/**
 * CPU time of two operations measured in turns, so that a load that comes and goes changes both. Linux counts it in
 * steps of 10 ms: means are more exact than single pairs.
 *
 * @param first mean of one call in milliseconds
 * @param second mean of one call of the other in milliseconds
 * @param ratios of first to second in each pair, sorted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PairedTimes(double first, double second, double[] ratios) {

    /** A call that may read files. */
    interface Operation {
        void run() throws IOException;
    }

    /** Measures {@code rounds} pairs, after as many in which the JVM compiles. */
    static PairedTimes of(int rounds, Operation one, Operation other) throws IOException {
        var ratios = new double[rounds];
        double first = 0, second = 0;
        for (int round = -rounds; round < rounds; round++) {
            double start = ProcessFigures.cpuSeconds();
            one.run();
            double middle = ProcessFigures.cpuSeconds();
            other.run();
            double end = ProcessFigures.cpuSeconds();
            if (round >= 0) {
                ratios[round] = (middle - start) / (end - middle);
                first += 1e3 * (middle - start) / rounds;
                second += 1e3 * (end - middle) / rounds;
            }
        }
        Arrays.sort(ratios);
        return new PairedTimes(first, second, ratios);
    }

    /** The ratio of the means and the spread of the pairs. */
    String text(String one, String other) {
        return String.format(
                Locale.ROOT,
                "%s is %.3f of %s: %.1f of %.1f ms of CPU time, means of %d pairs (median %.3f, %.3f to %.3f)",
                one,
                first / second,
                other,
                first,
                second,
                ratios.length,
                Quantiles.median(ratios),
                ratios[0],
                ratios[ratios.length - 1]);
    }
}
