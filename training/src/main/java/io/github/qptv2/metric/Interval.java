package io.github.qptv2.metric;

/** A range that holds the true value with 95 % confidence, both ends included. */
public record Interval(double low, double high) {

    /** Checks the order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must be at most high, got %s and %s".formatted(low, high));
        }
    }

    /** The 2.5th and the 97.5th percentile of ascending values, interpolated linearly between neighbours. */
    static Interval ofSorted(double[] ascending) {
        return new Interval(quantile(ascending, 0.025), quantile(ascending, 0.975));
    }

    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
