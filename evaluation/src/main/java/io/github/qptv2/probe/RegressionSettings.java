package io.github.qptv2.probe;

import java.util.OptionalDouble;

/**
 * Settings of the regression from features to MOS.
 *
 * @param kind of regression
 * @param ridge noise-to-signal ratio, above 0; empty to select it by cross-validation on the training items
 * @param seed of the cross-validation folds
 */
public record RegressionSettings(Kind kind, OptionalDouble ridge, long seed) {

    /** Kernel ridge regression with a cross-validated ridge. */
    public static final RegressionSettings DEFAULT = new RegressionSettings(Kind.KERNEL, OptionalDouble.empty(), 1);

    /** Kinds of regression. */
    public enum Kind {
        /** Ridge regression. */
        LINEAR,
        /** Kernel ridge regression with a Gaussian kernel, whose width is the median squared distance. */
        KERNEL
    }

    /** Checks the range. */
    public RegressionSettings {
        if (ridge.isPresent() && !(ridge.getAsDouble() > 0 && Double.isFinite(ridge.getAsDouble()))) {
            throw new IllegalArgumentException("ridge must be above 0, got " + ridge.getAsDouble());
        }
    }

    /** A copy with another kind of regression. */
    public RegressionSettings with(Kind other) {
        return new RegressionSettings(other, ridge, seed);
    }

    /** A copy with a ridge. */
    public RegressionSettings with(double other) {
        return new RegressionSettings(kind, OptionalDouble.of(other), seed);
    }
}
