package io.github.qptv2.scoring.bundle;

/**
 * The distribution of features over reference images, by probabilistic principal components (Tipping and Bishop, 1999):
 * standardized features, K directions with a variance each, and one variance for all other directions.
 *
 * @param mean of each feature, (D)
 * @param factor one over the standard deviation of each feature, 0 where it is constant, (D)
 * @param directions orthonormal, one after the other, (K, D)
 * @param variances of the standardized features along the directions, above 0, (K)
 * @param noise variance along every other direction, above 0
 * @since 0.2
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of weights, never compared
public record FeatureSpace(float[] mean, float[] factor, float[] directions, float[] variances, double noise) {

    /** Checks lengths and signs. */
    public FeatureSpace {
        int D = mean.length, K = variances.length;
        if (D < 1 || factor.length != D || directions.length != K * D || K > D) {
            throw new IllegalArgumentException(
                    "a space of %d features must have %d factors and %d directions, got %d and %d values"
                            .formatted(D, D, K, factor.length, directions.length));
        }
        boolean positive = noise > 0;
        for (float variance : variances) {
            positive &= variance > 0;
        }
        if (!positive) {
            throw new IllegalArgumentException("the variances of a space must be above 0, got one that is not");
        }
    }

    /** Number D of features. */
    public int width() {
        return mean.length;
    }

    /** Standardized features, (D). */
    public double[] standardized(float[] features) {
        if (features.length != mean.length) {
            throw new IllegalArgumentException(
                    "there must be %d features, got %d".formatted(mean.length, features.length));
        }
        var z = new double[mean.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = ((double) features[i] - mean[i]) * factor[i];
        }
        return z;
    }

    /**
     * Mahalanobis distance of standardized features (D) from the mean, divided by the root of D: about 1 for a
     * reference image.
     */
    public double distance(double[] standardized) {
        double rest = 0, sum = 0;
        for (double value : standardized) {
            rest += value * value;
        }
        for (int k = 0, at = 0; k < variances.length; k++) {
            double along = 0;
            for (double value : standardized) {
                along += directions[at++] * value;
            }
            sum += along * along / variances[k];
            rest -= along * along;
        }
        return Math.sqrt((sum + Math.max(0, rest) / noise) / standardized.length);
    }
}
