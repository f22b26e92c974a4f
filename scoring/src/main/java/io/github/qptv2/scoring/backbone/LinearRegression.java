package io.github.qptv2.scoring.backbone;

/**
 * Linear regression.
 *
 * @param weights of standardized features, (D)
 * @param intercept added to the sum
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record LinearRegression(float[] weights, double intercept) implements Regression {

    @Override
    public int width() {
        return weights.length;
    }

    @Override
    public double predict(float[] standardized) {
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += (double) weights[i] * standardized[i];
        }
        return sum;
    }
}
