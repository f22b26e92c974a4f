package io.github.qptv2.dataset;

/**
 * What opinions are numbers of; higher is better for every item that a reader hands out.
 *
 * @param low worst opinion that can be given
 * @param high best opinion
 * @param flipped whether the owners publish differences from the original (DMOS, lower is better), which the reader has
 *     turned round: {@code low + high - dmos}
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

    /** An opinion as published, turned so that higher is better. */
    public double oriented(double published) {
        return flipped ? low + high - published : published;
    }
}
