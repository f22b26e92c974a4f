package io.github.qptv2.scoring.backbone;

/** From standardized features to a raw score. */
public sealed interface Regression permits LinearRegression, KernelRegression {

    /** Number D of features. */
    int width();

    /** The raw score of standardized features (D). */
    double at(float[] standardized);
}
