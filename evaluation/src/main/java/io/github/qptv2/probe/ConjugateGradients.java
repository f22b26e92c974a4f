package io.github.qptv2.probe;

import java.util.stream.IntStream;

/**
 * Solves {@code (K + ridge I) x = y} for a positive semidefinite K by conjugate gradients (Hestenes and Stiefel, 1952).
 *
 * <p>For a residual r the error of the predictions K x is at most |r|, since no eigenvalue of {@code K (K + ridge
 * I)^-1} exceeds 1. Stopping at |r| = 1e-6 |y| is therefore as accurate as a factorization; it takes some hundred
 * products with K and no further memory.
 */
final class ConjugateGradients {

    private static final double TOLERANCE = 1e-6;
    private static final int MAX_STEPS = 5000;

    private ConjugateGradients() {}

    /**
     * The solution.
     *
     * @param k symmetric, (n, n)
     * @param ridge above 0
     * @param start initial solution, such as that for another ridge
     */
    static double[] solve(float[][] k, double ridge, double[] y, double[] start) {
        int n = y.length;
        double[] x = start.clone(), r = new double[n];
        double[] product = product(k, ridge, x);
        for (int i = 0; i < n; i++) {
            r[i] = y[i] - product[i];
        }
        double[] p = r.clone();
        double squared = dot(r, r), enough = TOLERANCE * TOLERANCE * dot(y, y);
        for (int step = 0; squared > enough && step < MAX_STEPS; step++) {
            product = product(k, ridge, p);
            double along = squared / dot(p, product), before = squared;
            for (int i = 0; i < n; i++) {
                x[i] += along * p[i];
                r[i] -= along * product[i];
            }
            squared = dot(r, r);
            for (int i = 0; i < n; i++) {
                p[i] = r[i] + squared / before * p[i];
            }
        }
        return x;
    }

    private static double[] product(float[][] k, double ridge, double[] p) {
        var product = new double[p.length];
        IntStream.range(0, p.length).parallel().forEach(i -> product[i] = ridge * p[i] + dot(k[i], p));
        return product;
    }

    /** With four independent accumulators, which avoids a chain of dependent additions. */
    static double dot(float[] a, double[] b) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = 0;
        for (; i + 4 <= b.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < b.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + s2 + s3;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
