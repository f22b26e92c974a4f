package io.github.qptv2.dataset;

import java.util.Arrays;
import java.util.List;

/**
 * How often each grade was given, from the scale's lowest to its highest in steps of one.
 *
 * @param shares counts or shares, each at least 0, with a sum above 0
 */
public record VoteHistogram(List<Double> shares) {

    /** Copies and checks. */
    public VoteHistogram {
        shares = List.copyOf(shares);
        if (shares.size() < 2 || shares.stream().anyMatch(share -> !(share >= 0 && Double.isFinite(share)))) {
            throw new IllegalArgumentException("votes must be two or more counts of at least 0, got " + shares);
        }
        if (!(sum(shares) > 0)) {
            throw new IllegalArgumentException("votes must not all be 0, got " + shares);
        }
    }

    public static VoteHistogram of(double[] counts) {
        return new VoteHistogram(Arrays.stream(counts).boxed().toList());
    }

    /** Mean grade where the lowest is 1. */
    public double mean() {
        double weighted = 0;
        for (int i = 0; i < shares.size(); i++) {
            weighted += (i + 1) * shares.get(i);
        }
        return weighted / sum(shares);
    }

    /** Standard deviation of the grades, over all votes (not the estimate from a sample). */
    public double deviation() {
        double mean = mean(), squares = 0;
        for (int i = 0; i < shares.size(); i++) {
            squares += shares.get(i) * (i + 1 - mean) * (i + 1 - mean);
        }
        return Math.sqrt(squares / sum(shares));
    }

    /** The shares with a sum of 1, lowest grade first. */
    public double[] distribution() {
        double sum = sum(shares);
        return shares.stream().mapToDouble(share -> share / sum).toArray();
    }

    private static double sum(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }
}
