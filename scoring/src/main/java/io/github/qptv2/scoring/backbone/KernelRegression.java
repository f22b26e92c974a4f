package io.github.qptv2.scoring.backbone;

/**
 * Kernel ridge regression with a Gaussian kernel: {@code intercept + sum of dual[i] exp(-|z - anchor[i]|^2 / width)},
 * where z are the first principal components of standardized features.
 *
 * @param projection to principal components
 * @param anchors components of the training images
 * @param dual coefficient of each anchor, (n)
 * @param squaredWidth of the kernel, above 0
 * @param intercept added to the sum
 * @since 0.1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record KernelRegression(
        PrincipalProjection projection, QuantizedVectors anchors, float[] dual, double squaredWidth, double intercept)
        implements Regression {

    /** Checks the sizes. */
    public KernelRegression {
        if (dual.length != anchors.count() || projection.components() != anchors.components()) {
            throw new IllegalArgumentException(
                    "there must be a coefficient for each of %d anchors with %d components, got %d and %d"
                            .formatted(anchors.count(), projection.components(), dual.length, anchors.components()));
        }
        if (!(squaredWidth > 0 && Double.isFinite(squaredWidth)) || !Double.isFinite(intercept)) {
            throw new IllegalArgumentException(
                    "width must be above 0 and intercept finite, got %s and %s".formatted(squaredWidth, intercept));
        }
    }

    @Override
    public int width() {
        return projection.width();
    }

    @Override
    public double predict(float[] standardized) {
        double[] distances = anchors.squaredDistances(projection.of(standardized));
        double sum = intercept;
        for (int i = 0; i < dual.length; i++) {
            sum += dual[i] * Math.exp(-distances[i] / squaredWidth);
        }
        return sum;
    }
}
