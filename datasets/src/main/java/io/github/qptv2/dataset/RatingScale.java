package io.github.qptv2.dataset;

/**
 * Scale of a dataset's MOS; readers convert published values so that higher is better.
 *
 * @param low worst possible MOS
 * @param high best possible MOS
 * @param flipped whether the dataset publishes DMOS (lower is better), which readers convert to {@code low + high -
 *     dmos}
 */
public record RatingScale(double low, double high, boolean flipped) {

    /** Checks the order. */
    public RatingScale {
        if (!(low < high)) {
            throw new IllegalArgumentException("low must be below high, got %s and %s".formatted(low, high));
        }
    }

    public static RatingScale of(double low, double high) {
        return new RatingScale(low, high, false);
    }

    public static RatingScale ofDifferences(double low, double high) {
        return new RatingScale(low, high, true);
    }

    /** Converts a published value so that higher is better. */
    public double oriented(double published) {
        return flipped ? low + high - published : published;
    }
}
