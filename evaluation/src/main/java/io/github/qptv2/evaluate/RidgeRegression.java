package io.github.qptv2.evaluate;

import java.util.List;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealVector;

/**
 * Ridge regression for any number of penalties at the cost of one: with the covariance of the standardized channels
 * {@code V D V'} the weights are {@code V (D + penalty)^-1 V' b}.
 */
final class RidgeRegression {

    /** Channels with a smaller deviation count as constant. */
    private static final double CONSTANT = 1e-9;

    private final double[] means;
    private final double[] scales;
    private final double level;
    private final EigenDecompositionSymmetric eigen;
    private final RealVector rotated; // V' b

    /**
     * A linear function.
     *
     * @param weights of the unstandardized channels, (C)
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(double[] weights, double intercept) {

        double at(float[] vector) {
            double sum = intercept;
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c] * vector[c];
            }
            return sum;
        }
    }

    private RidgeRegression(List<float[]> vectors, double[] mos) {
        int C = vectors.get(0).length, n = mos.length;
        means = new double[C];
        scales = new double[C];
        measure(vectors);
        double sum = 0;
        for (double mosValue : mos) {
            sum += mosValue;
        }
        level = sum / n;
        var covariance = new double[C][C];
        var b = new double[C];
        for (int i = 0; i < n; i++) {
            double[] z = standardized(vectors.get(i));
            for (int c = 0; c < C; c++) {
                b[c] += z[c] * (mos[i] - level) / n;
                for (int d = 0; d <= c; d++) {
                    covariance[c][d] += z[c] * z[d] / n;
                }
            }
        }
        for (int c = 0; c < C; c++) {
            for (int d = 0; d < c; d++) {
                covariance[d][c] = covariance[c][d];
            }
        }
        eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance, false));
        rotated = eigen.getVT().operate(new ArrayRealVector(b, false));
    }

    /** Fits to vectors (C) and equally many MOS. */
    static RidgeRegression of(List<float[]> vectors, double[] mos) {
        return new RidgeRegression(vectors, mos);
    }

    private void measure(List<float[]> vectors) {
        int n = vectors.size();
        for (float[] vector : vectors) {
            for (int c = 0; c < means.length; c++) {
                means[c] += vector[c] / (double) n;
            }
        }
        for (float[] vector : vectors) {
            for (int c = 0; c < means.length; c++) {
                scales[c] += Math.pow(vector[c] - means[c], 2) / n;
            }
        }
        for (int c = 0; c < scales.length; c++) {
            scales[c] = Math.sqrt(scales[c]);
        }
    }

    private double[] standardized(float[] vector) {
        var z = new double[means.length];
        for (int c = 0; c < z.length; c++) {
            z[c] = scales[c] > CONSTANT ? (vector[c] - means[c]) / scales[c] : 0;
        }
        return z;
    }

    /** The least-squares line with a penalty above 0. */
    Line line(double penalty) {
        var shrunk = rotated.copy();
        for (int c = 0; c < shrunk.getDimension(); c++) {
            shrunk.setEntry(c, shrunk.getEntry(c) / (Math.max(0, eigen.getEigenvalue(c)) + penalty));
        }
        double[] weights = eigen.getV().operate(shrunk).toArray();
        double intercept = level;
        for (int c = 0; c < weights.length; c++) {
            weights[c] = scales[c] > CONSTANT ? weights[c] / scales[c] : 0;
            intercept -= weights[c] * means[c];
        }
        return new Line(weights, intercept);
    }
}
