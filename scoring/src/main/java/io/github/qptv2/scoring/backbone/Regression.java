package io.github.qptv2.scoring.backbone;

/**
 * A regression from standardized features to a raw output.
 *
 * @since 0.1
 */
public sealed interface Regression permits LinearRegression, KernelRegression {

    /** Number D of features. */
    int width();

    /** The raw output of standardized features (D). */
    double predict(float[] standardized);
}
