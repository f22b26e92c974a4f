package io.github.qptv2.probe;

import java.util.Random;

import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.scoring.backbone.PrincipalProjection;

/**
 * Principal components by orthogonal iteration on the second-moment matrix (Golub and Van Loan, 4th edition, section
 * 8.2.4).
 */
final class PrincipalComponents {

    private static final int STEPS = 20;

    private PrincipalComponents() {}

    /**
     * The first components, rounded to fp16 as in storage.
     *
     * @param vectors (n, D), approximately centered
     * @param count maximum number of components; also limited by the numbers of vectors and features
     */
    static PrincipalProjection of(FloatMatrix vectors, int count) {
        int D = vectors.columns(), K = Math.min(count, Math.min(D, vectors.rows()));
        var moments = flat(MatrixProducts.symmetric(vectors.transposed()));
        var directions = noise(K, D);
        orthonormalize(directions);
        for (int step = 0; step < STEPS; step++) {
            directions = flat(MatrixProducts.of(directions, moments)); // (K, D)
            orthonormalize(directions);
        }
        float[] rounded = Weight.of(directions.values(), K, D).to(DType.F16).toFloats();
        return new PrincipalProjection(rounded, D);
    }

    private static FloatMatrix noise(int rows, int columns) {
        var random = new Random(1);
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new FloatMatrix(rows, columns, values);
    }

    private static FloatMatrix flat(float[][] rows) {
        return FloatMatrix.of(java.util.List.of(rows));
    }

    /** Modified Gram-Schmidt, applied twice, in place; a row that depends linearly on earlier rows becomes 0. */
    private static void orthonormalize(FloatMatrix rows) {
        for (int i = 0; i < rows.rows(); i++) {
            double before = Math.sqrt(dot(rows, i, i));
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    add(rows, i, j, -dot(rows, i, j));
                }
            }
            double norm = Math.sqrt(dot(rows, i, i));
            scale(rows, i, norm > 1e-6 * before ? 1 / norm : 0);
        }
    }

    private static double dot(FloatMatrix rows, int i, int j) {
        int D = rows.columns(), a = i * D, b = j * D;
        float[] values = rows.values();
        double s0 = 0, s1 = 0;
        int d = 0;
        for (; d + 2 <= D; d += 2) {
            s0 += values[a + d] * values[b + d];
            s1 += values[a + d + 1] * values[b + d + 1];
        }
        return d < D ? s0 + s1 + values[a + d] * values[b + d] : s0 + s1;
    }

    private static void add(FloatMatrix rows, int to, int from, double factor) {
        int D = rows.columns(), a = to * D, b = from * D;
        float[] values = rows.values();
        float times = (float) factor;
        for (int d = 0; d < D; d++) {
            values[a + d] += times * values[b + d];
        }
    }

    private static void scale(FloatMatrix rows, int row, double factor) {
        int D = rows.columns();
        for (int at = row * D; at < (row + 1) * D; at++) {
            rows.values()[at] *= (float) factor;
        }
    }
}
