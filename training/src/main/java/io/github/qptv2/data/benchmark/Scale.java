package io.github.qptv2.data.benchmark;

/**
 * What opinions are numbers of; higher is better for every item that a reader hands out.
 *
 * @param low worst opinion that can be given
 * @param high best opinion
 * @param flipped whether the owners publish differences from the original (DMOS, lower is better), which the reader has
 *     turned round: {@code low + high - dmos}
 */
public record Scale(double low, double high, boolean flipped) {

    /** Checks the order. */
    public Scale {
        if (!(low < high)) {
            throw new IllegalArgumentException("low must be below high, got %s and %s".formatted(low, high));
        }
    }

    static Scale of(double low, double high) {
        return new Scale(low, high, false);
    }

    static Scale ofDifferences(double low, double high) {
        return new Scale(low, high, true);
    }

    /** An opinion as published, turned so that higher is better. */
    double oriented(double published) {
        return flipped ? low + high - published : published;
    }
}
