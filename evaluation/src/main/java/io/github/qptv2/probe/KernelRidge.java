package io.github.qptv2.probe;

import java.util.stream.IntStream;

import io.github.qptv2.scoring.backbone.Standardization;

/**
 * Ridge or kernel ridge regression on standardized features. Standardization, kernel width and ridge depend only on the
 * training items.
 *
 * @param anchors standardized features of the training items, (n, D)
 */
record KernelRidge(Standardization standardization, FloatMatrix anchors, DualRegression dual) {

    /** Features with a smaller deviation count as constant. */
    private static final double CONSTANT = 1e-9;

    private static final int ROWS_AT_ONCE = 512;

    /**
     * Fits to features (n, D).
     *
     * @param withHeldOut see {@link DualRegression#heldOut}
     * @throws IllegalArgumentException for too few items for cross-validation
     */
    static KernelRidge fit(FloatMatrix features, ProbeLabels labels, RegressionSettings settings, boolean withHeldOut) {
        if (features.rows() != labels.mos().length) {
            throw new IllegalArgumentException("features and MOS must be equally many, got %d and %d"
                    .formatted(features.rows(), labels.mos().length));
        }
        var standardization = standardization(features);
        var anchors = standardized(standardization, features);
        return new KernelRidge(standardization, anchors, DualRegression.of(anchors, labels, settings, withHeldOut));
    }

    /** Mean and deviation of each feature. */
    static Standardization standardization(FloatMatrix features) {
        int D = features.columns(), n = features.rows();
        var mean = new float[D];
        var factor = new float[D];
        IntStream.range(0, D).parallel().forEach(j -> {
            double sum = 0, squaredErrors = 0;
            for (int i = 0; i < n; i++) {
                sum += features.at(i, j);
            }
            for (int i = 0; i < n; i++) {
                double error = features.at(i, j) - sum / n;
                squaredErrors += error * error;
            }
            double deviation = Math.sqrt(squaredErrors / n);
            mean[j] = (float) (sum / n);
            factor[j] = deviation > CONSTANT ? (float) (1 / deviation) : 0;
        });
        return new Standardization(mean, factor);
    }

    private static FloatMatrix standardized(Standardization standardization, FloatMatrix features) {
        var values = new float[features.values().length];
        IntStream.range(0, features.rows())
                .parallel()
                .forEach(i -> standardization.into(features.row(i), values, i * features.columns()));
        return new FloatMatrix(features.rows(), features.columns(), values);
    }

    /** Predicts the MOS of features (m, D). */
    double[] predict(FloatMatrix features) {
        var predicted = new double[features.rows()];
        double[] norms = anchors.squaredNorms();
        for (int first = 0; first < predicted.length; first += ROWS_AT_ONCE) {
            int[] indices = IntStream.range(first, Math.min(first + ROWS_AT_ONCE, predicted.length))
                    .toArray();
            var part = standardized(standardization, features.rows(indices));
            float[][] values = MatrixProducts.of(part, anchors);
            dual.kernel().apply(values, part.squaredNorms(), norms);
            System.arraycopy(dual.predict(values), 0, predicted, first, values.length);
        }
        return predicted;
    }
}
