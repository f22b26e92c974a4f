package io.github.qptv2.metric;

/** A range that holds the true value with a stated confidence, 95 % unless said otherwise, both ends included. */
public record Interval(double low, double high) {

    /** Checks the order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must be at most high, got %s and %s".formatted(low, high));
        }
    }

    /** The 2.5th and the 97.5th percentile of ascending values, interpolated linearly between neighbors. */
    static Interval ofSorted(double[] ascending) {
        return between(ascending, 0.025, 0.975);
    }

    /**
     * The middle of ascending values that leaves as many out below as above, interpolated linearly between neighbors.
     *
     * @param confidence share of the values inside, in (0, 1)
     */
    public static Interval ofSorted(double[] ascending, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), got " + confidence);
        }
        double outside = (1 - confidence) / 2;
        return between(ascending, outside, 1 - outside);
    }

    private static Interval between(double[] ascending, double low, double high) {
        return new Interval(quantile(ascending, low), quantile(ascending, high));
    }

    private static double quantile(double[] ascending, double share) {
        double place = share * (ascending.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }
}
