package io.github.qptv2.probe;

import java.util.Arrays;

/**
 * Kernel ridge regression on unmodified vectors (Saunders, Gammerman and Vovk, 1998): {@code level + sum of
 * coefficient[i] kernel(x, anchor[i])}. With the linear kernel it is ridge regression.
 *
 * @param ridge given or selected by cross-validation
 * @param coefficients of the training items, (n)
 * @param level mean MOS
 * @param heldOut cross-validated predictions of the training items; empty unless requested
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record DualRegression(RegressionKernel kernel, double ridge, double[] coefficients, double level, double[] heldOut) {

    /**
     * Fits to vectors (n, D).
     *
     * @param withHeldOut whether to predict the training items by cross-validation, too
     * @throws IllegalArgumentException for too few items for cross-validation
     */
    static DualRegression of(
            FloatMatrix anchors, ProbeLabels labels, RegressionSettings settings, boolean withHeldOut) {
        double[] mos = labels.mos(), norms = anchors.squaredNorms();
        float[][] values = MatrixProducts.symmetric(anchors);
        RegressionKernel kernel = settings.kind() == RegressionSettings.Kind.LINEAR
                ? new RegressionKernel.Linear(anchors.columns())
                : RegressionKernel.Gaussian.ofMedian(values, norms);
        kernel.apply(values, norms, norms);
        var validation = new CrossValidation(labels, settings.seed());
        double ridge = settings.ridge().isPresent() ? settings.ridge().getAsDouble() : validation.bestRidge(values);
        double level = Arrays.stream(mos).average().orElseThrow();
        double[] centered = Arrays.stream(mos).map(value -> value - level).toArray();
        double[] coefficients = ConjugateGradients.solve(values, ridge, centered, new double[mos.length]);
        double[] heldOut = withHeldOut ? validation.heldOut(values, ridge) : new double[0];
        return new DualRegression(kernel, ridge, coefficients, level, heldOut);
    }

    /** Predictions from kernel values between items and anchors, (m, n). */
    double[] predict(float[][] values) {
        var predicted = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            predicted[i] = level + ConjugateGradients.dot(values[i], coefficients);
        }
        return predicted;
    }
}
