package io.github.qptv2.teacher;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/** Accumulates mean and covariance of channels vector by vector, and computes principal components. */
final class ChannelStatistics {

    /** Share of the largest eigenvalue that is added to each of them before whitening. */
    private static final double FLOOR = 0.01;

    private static final double MIN_DEVIATION = 1e-4;

    private final double[] sum;
    private final double[][] products;
    private long count;

    ChannelStatistics(int channels) {
        sum = new double[channels];
        products = new double[channels][channels];
    }

    int channels() {
        return sum.length;
    }

    /** Adds a vector (C) that starts at {@code from}. */
    void add(float[] values, int from) {
        count++;
        for (int c = 0; c < sum.length; c++) {
            double value = values[from + c];
            sum[c] += value;
            double[] row = products[c];
            for (int d = 0; d <= c; d++) {
                row[d] += value * values[from + d];
            }
        }
    }

    /**
     * The first principal components. Component k with eigenvalue l(k) is scaled by {@code (l(k) + 0.01 l(0))^(-e/2)},
     * and all components by one factor, so that the mean of their variances is 1.
     *
     * @param kept number of components, at most the number of channels
     * @param exponent e of the whitening, in [0, 1]: 0 for none, 1 for about equal variances
     */
    ChannelProjection projection(int kept, double exponent) {
        return projection(covariance(), kept, exponent);
    }

    /**
     * As {@link #projection}, of channels divided by their standard deviations, since channels of different layers
     * differ in scale.
     */
    ChannelProjection standardizedProjection(int kept, double exponent) {
        double[][] covariance = covariance();
        int C = sum.length;
        var deviations = new double[C];
        for (int c = 0; c < C; c++) {
            // a nearly constant channel is not amplified
            deviations[c] = Math.max(MIN_DEVIATION, Math.sqrt(Math.max(0, covariance[c][c])));
        }
        for (int c = 0; c < C; c++) {
            for (int d = 0; d < C; d++) {
                covariance[c][d] /= deviations[c] * deviations[d];
            }
        }
        var projection = projection(covariance, kept, exponent);
        for (float[] row : projection.rows()) {
            for (int c = 0; c < C; c++) {
                row[c] = (float) (row[c] / deviations[c]);
            }
        }
        return projection;
    }

    private ChannelProjection projection(double[][] covariance, int kept, double exponent) {
        var eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false));
        double first = Math.max(eigen.getEigenvalue(0), Double.MIN_NORMAL), variance = 0;
        var scales = new double[kept];
        for (int k = 0; k < kept; k++) {
            double value = Math.max(0, eigen.getEigenvalue(k));
            scales[k] = Math.pow(value + FLOOR * first, -exponent / 2);
            variance += scales[k] * scales[k] * value / kept;
        }
        var rows = new float[kept][sum.length];
        for (int k = 0; k < kept; k++) {
            double scale = scales[k] / Math.sqrt(variance);
            for (int c = 0; c < sum.length; c++) {
                rows[k][c] = (float) (scale * eigen.getV().getEntry(c, k));
            }
        }
        return new ChannelProjection(mean(), rows);
    }

    private float[] mean() {
        var mean = new float[sum.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = (float) (sum[c] / count);
        }
        return mean;
    }

    private double[][] covariance() {
        int C = sum.length;
        var covariance = new double[C][C];
        for (int c = 0; c < C; c++) {
            for (int d = 0; d <= c; d++) {
                double value = products[c][d] / count - sum[c] / count * (sum[d] / count);
                covariance[c][d] = value;
                covariance[d][c] = value;
            }
        }
        return covariance;
    }
}
