package io.github.qptv2.calibrate;

import java.util.List;

import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.scoring.bundle.FeatureSpace;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** Fits a {@link FeatureSpace} by maximum likelihood, rounded to fp16 as in storage. */
final class FeatureSpaceFit {

    /** Most directions with a variance of their own. */
    static final int DIRECTIONS = 32;

    /** Features with a smaller deviation count as constant. */
    private static final double CONSTANT = 1e-6;

    private FeatureSpaceFit() {}

    /**
     * Fits to features (D) of at least 3 images, not all equal.
     *
     * @throws IllegalArgumentException if they are fewer, or equal
     */
    static FeatureSpace of(List<float[]> features) {
        int n = features.size(), D = n == 0 ? 0 : features.get(0).length;
        if (n < 3) {
            throw new IllegalArgumentException("a distribution of features needs at least 3 images, got " + n);
        }
        float[] mean = new float[D], factor = new float[D];
        standardize(features, mean, factor);
        var covariance = covariance(features, mean, factor);
        double total = 0;
        for (int d = 0; d < D; d++) {
            total += covariance[d][d];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("a distribution of features needs images that differ, got equal ones");
        }
        var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false));
        int K = Math.min(DIRECTIONS, Math.min(n - 2, D - 1));
        float[] directions = new float[K * D], variances = new float[K];
        double explained = 0;
        for (int k = 0; k < K; k++) {
            variances[k] = (float) Math.max(1e-6 * total, eigen.getEigenvalue(k)); // in descending order
            explained += eigen.getEigenvalue(k);
            double[] direction = eigen.getEigenvector(k).toArray();
            for (int d = 0; d < D; d++) {
                directions[k * D + d] = (float) direction[d];
            }
        }
        double noise = Math.max(1e-6 * total, total - explained) / (D - K);
        return new FeatureSpace(mean, factor, rounded(directions, K, D), variances, noise);
    }

    private static float[] rounded(float[] values, int rows, int columns) {
        return Weight.of(values, rows, columns).to(DType.F16).toFloats();
    }

    private static void standardize(List<float[]> features, float[] mean, float[] factor) {
        int n = features.size();
        for (int d = 0; d < mean.length; d++) {
            double sum = 0, squares = 0;
            for (float[] vector : features) {
                sum += vector[d];
            }
            mean[d] = (float) (sum / n);
            for (float[] vector : features) {
                squares += Math.pow(vector[d] - mean[d], 2);
            }
            double deviation = Math.sqrt(squares / n);
            factor[d] = deviation > CONSTANT ? (float) (1 / deviation) : 0;
        }
    }

    private static double[][] covariance(List<float[]> features, float[] mean, float[] factor) {
        int D = mean.length, n = features.size();
        var covariance = new double[D][D];
        var z = new double[D];
        for (float[] vector : features) {
            for (int d = 0; d < D; d++) {
                z[d] = (vector[d] - mean[d]) * factor[d];
            }
            for (int d = 0; d < D; d++) {
                double scaled = z[d] / n;
                double[] row = covariance[d];
                for (int e = 0; e <= d; e++) {
                    row[e] += scaled * z[e];
                }
            }
        }
        for (int d = 0; d < D; d++) {
            for (int e = 0; e < d; e++) {
                covariance[e][d] = covariance[d][e];
            }
        }
        return covariance;
    }
}
