package io.github.qptv2.probe;

import java.util.OptionalDouble;

/**
 * How features become scores.
 *
 * @param kind of regression
 * @param ridge noise against signal, above 0, or empty to choose it by cross-validation within the training items
 * @param seed of the folds of the cross-validation
 */
public record RegressionSettings(Kind kind, OptionalDouble ridge, long seed) {

    /** The kernel ridge regression that was found best for pooled features. */
    public static final RegressionSettings DEFAULT = new RegressionSettings(Kind.KERNEL, OptionalDouble.empty(), 1);

    /** A function of features. */
    public enum Kind {
        /** A linear function: ridge regression. */
        LINEAR,
        /** Kernel ridge regression with a Gaussian as wide as the median squared distance. */
        KERNEL
    }

    /** Checks the range. */
    public RegressionSettings {
        if (ridge.isPresent() && !(ridge.getAsDouble() > 0 && Double.isFinite(ridge.getAsDouble()))) {
            throw new IllegalArgumentException("ridge must be above 0, got " + ridge.getAsDouble());
        }
    }

    /** The same with another kind of regression. */
    public RegressionSettings with(Kind other) {
        return new RegressionSettings(other, ridge, seed);
    }

    /** The same with a ridge. */
    public RegressionSettings with(double other) {
        return new RegressionSettings(kind, OptionalDouble.of(other), seed);
    }
}
