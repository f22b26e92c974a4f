package io.github.qptv2.calibrate;

import java.util.Arrays;
import java.util.List;

import io.github.qptv2.scoring.bundle.DomainCheck;
import io.github.qptv2.scoring.bundle.FeatureSpace;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Fits a {@link DomainCheck}: Fisher's linear discriminant of photographs and drawn images with a regularized
 * covariance (Friedman, 1989), {@code (S + penalty I)^-1 (drawn - photographs)}, where S is the mean of the covariances
 * of both.
 */
final class DomainFit {

    /** Added to the variance of standardized features. */
    private static final double PENALTY = 2;

    private DomainFit() {}

    /**
     * Fits to standardized features.
     *
     * @param photographs of the discriminant, at least 2
     * @param drawn images that are no photographs, at least 2
     * @param calibration photographs that neither the discriminant nor the network was fitted to
     * @param limit share of photographs that may be out of domain
     */
    static DomainCheck of(
            FeatureSpace space,
            List<float[]> photographs,
            List<float[]> drawn,
            List<float[]> calibration,
            double limit) {
        var shared = new double[space.width()][space.width()];
        double[] photograph = add(shared, space, photographs), other = add(shared, space, drawn);
        var difference = new ArrayRealVector(other, false).subtract(new ArrayRealVector(photograph, false));
        for (int d = 0; d < shared.length; d++) {
            shared[d][d] += PENALTY;
            for (int e = 0; e < d; e++) {
                shared[e][d] = shared[d][e];
            }
        }
        double[] solved = new CholeskyDecomposition(new Array2DRowRealMatrix(shared, false))
                .getSolver()
                .solve(difference)
                .toArray();
        var weights = new float[solved.length];
        for (int d = 0; d < weights.length; d++) {
            weights[d] = (float) solved[d];
        }
        var unordered = new DomainCheck(weights, new float[] {0}, limit);
        var discriminants = new float[calibration.size()];
        for (int i = 0; i < discriminants.length; i++) {
            discriminants[i] = unordered.discriminant(space.standardized(calibration.get(i)));
        }
        Arrays.sort(discriminants);
        return new DomainCheck(weights, discriminants, limit);
    }

    /** Adds half of the covariance to the lower triangle of {@code shared}; returns the mean. */
    private static double[] add(double[][] shared, FeatureSpace space, List<float[]> features) {
        int D = space.width(), n = features.size();
        var rows = features.stream().map(space::standardized).toList();
        var mean = new double[D];
        for (double[] z : rows) {
            for (int d = 0; d < D; d++) {
                mean[d] += z[d] / n;
            }
        }
        for (double[] z : rows) {
            for (int d = 0; d < D; d++) {
                double scaled = (z[d] - mean[d]) / (2 * (n - 1.0));
                double[] row = shared[d];
                for (int e = 0; e <= d; e++) {
                    row[e] += scaled * (z[e] - mean[e]);
                }
            }
        }
        return mean;
    }
}
