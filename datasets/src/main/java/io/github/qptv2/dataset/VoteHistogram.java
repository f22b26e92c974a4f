package io.github.qptv2.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Histogram of ratings, from the lowest grade to the highest in steps of one.
 *
 * @param shares counts or shares of each grade, at least 0, with a sum above 0
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

    /** Mean grade; the lowest grade is 1. */
    public double mean() {
        double weighted = 0;
        for (int i = 0; i < shares.size(); i++) {
            weighted += (i + 1) * shares.get(i);
        }
        return weighted / sum(shares);
    }

    /** Population standard deviation of the grades. */
    public double deviation() {
        double mean = mean(), squaredErrors = 0;
        for (int i = 0; i < shares.size(); i++) {
            squaredErrors += shares.get(i) * (i + 1 - mean) * (i + 1 - mean);
        }
        return Math.sqrt(squaredErrors / sum(shares));
    }

    /** Number of ratings; empty where the histogram has shares rather than counts, or fewer than two ratings. */
    public OptionalInt ratings() {
        double sum = sum(shares);
        boolean counted = shares.stream().allMatch(share -> share == Math.rint(share)) && sum >= 2;
        return counted && sum <= Integer.MAX_VALUE ? OptionalInt.of((int) sum) : OptionalInt.empty();
    }

    /** The shares normalized to a sum of 1, lowest grade first. */
    public double[] distribution() {
        double sum = sum(shares);
        return shares.stream().mapToDouble(share -> share / sum).toArray();
    }

    private static double sum(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }
}
