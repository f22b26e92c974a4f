package io.github.qptv2.probe;

import java.util.List;
import java.util.OptionalDouble;

import io.github.qptv2.scoring.backbone.KernelRegression;
import io.github.qptv2.scoring.backbone.LinearRegression;
import io.github.qptv2.scoring.backbone.PrincipalProjection;
import io.github.qptv2.scoring.backbone.QuantizedVectors;
import io.github.qptv2.scoring.backbone.Regression;

/**
 * Compressed form of a fit for storage. A kernel ridge regression keeps all training items as
 * {@linkplain QuantizedVectors 8-bit vectors} of their first principal components and refits the coefficients to them;
 * a linear regression keeps its weights.
 *
 * @param heldOut cross-validated predictions of the training items
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CompactRegression(Regression regression, double[] heldOut) {

    /**
     * Compresses a fit; a linear fit must have held-out predictions.
     *
     * @param labels of the training items
     * @param components maximum number of principal components, at least 1
     * @param seed of the folds
     */
    static CompactRegression of(KernelRidge fit, ProbeLabels labels, int components, long seed) {
        if (fit.dual().kernel() instanceof RegressionKernel.Linear) {
            return new CompactRegression(linear(fit), fit.dual().heldOut());
        }
        var projection = PrincipalComponents.of(fit.anchors(), components);
        var anchors = QuantizedVectors.of(projected(fit.anchors(), projection).values(), projection.components());
        var rounded = new FloatMatrix(anchors.count(), anchors.components(), anchors.vectors());
        var settings = new RegressionSettings(
                RegressionSettings.Kind.KERNEL, OptionalDouble.of(fit.dual().ridge()), seed);
        var dual = DualRegression.of(rounded, labels, settings, true);
        double squaredWidth = ((RegressionKernel.Gaussian) dual.kernel()).squaredWidth();
        return new CompactRegression(
                new KernelRegression(projection, anchors, floats(dual.coefficients()), squaredWidth, dual.level()),
                dual.heldOut());
    }

    /** (n, K). */
    private static FloatMatrix projected(FloatMatrix vectors, PrincipalProjection projection) {
        var directions = new FloatMatrix(projection.components(), projection.width(), projection.directions());
        return FloatMatrix.of(List.of(MatrixProducts.of(vectors, directions)));
    }

    private static Regression linear(KernelRidge fit) {
        var vectors = fit.anchors();
        int D = vectors.columns();
        var weights = new double[D];
        for (int i = 0; i < vectors.rows(); i++) {
            double coefficient = fit.dual().coefficients()[i] / D;
            for (int j = 0; j < D; j++) {
                weights[j] += coefficient * vectors.at(i, j);
            }
        }
        return new LinearRegression(floats(weights), fit.dual().level());
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
