package io.github.qptv2.probe;

import java.util.stream.IntStream;

/**
 * Inner products of all rows of two matrices, computed in blocks on all cores. The inner loop runs over rows of the
 * second matrix, which the JIT vectorizes, unlike a reduction over one row.
 */
final class MatrixProducts {

    /** Rows of the second matrix in a block, which then fits the L2 cache. */
    private static final int BLOCK = 128;

    private MatrixProducts() {}

    /** {@code a b'}: (a.rows, b.rows). */
    static float[][] of(FloatMatrix a, FloatMatrix b) {
        return of(a, b, false);
    }

    /** {@code a a'}; the upper triangle mirrors the lower one. */
    static float[][] symmetric(FloatMatrix a) {
        return of(a, a, true);
    }

    private static float[][] of(FloatMatrix a, FloatMatrix b, boolean symmetric) {
        if (a.columns() != b.columns()) {
            throw new IllegalArgumentException(
                    "rows must have the same length, got %d and %d".formatted(a.columns(), b.columns()));
        }
        var products = new float[a.rows()][b.rows()];
        for (int first = 0; first < b.rows(); first += BLOCK) {
            int begin = first, count = Math.min(BLOCK, b.rows() - first);
            float[][] panel = panel(b, begin, count);
            IntStream.range(symmetric ? begin : 0, a.rows()).parallel().forEach(i -> {
                var sums = new float[count];
                row(a, i, panel, sums);
                System.arraycopy(sums, 0, products[i], begin, count);
            });
        }
        if (symmetric) {
            mirror(products);
        }
        return products;
    }

    /** Columns of a block of rows: (columns, count). */
    private static float[][] panel(FloatMatrix b, int first, int count) {
        var panel = new float[b.columns()][count];
        for (int j = 0; j < count; j++) {
            int at = (first + j) * b.columns();
            for (int k = 0; k < panel.length; k++) {
                panel[k][j] = b.values()[at + k];
            }
        }
        return panel;
    }

    private static void row(FloatMatrix a, int i, float[][] panel, float[] sums) {
        int at = i * a.columns(), k = 0;
        float[] x = a.values();
        for (; k + 4 <= panel.length; k += 4, at += 4) {
            add(sums, x, at, panel, k);
        }
        for (; k < panel.length; k++, at++) {
            add(sums, x[at], panel[k]);
        }
    }

    private static void add(float[] sums, float[] x, int at, float[][] panel, int k) {
        float x0 = x[at], x1 = x[at + 1], x2 = x[at + 2], x3 = x[at + 3];
        float[] c0 = panel[k], c1 = panel[k + 1], c2 = panel[k + 2], c3 = panel[k + 3];
        for (int j = 0; j < sums.length; j++) {
            sums[j] += x0 * c0[j] + x1 * c1[j] + x2 * c2[j] + x3 * c3[j];
        }
    }

    private static void add(float[] sums, float x, float[] column) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += x * column[j];
        }
    }

    /** Copies the lower triangle to the upper one block by block, for cache locality. */
    private static void mirror(float[][] matrix) {
        int n = matrix.length;
        for (int top = 0; top < n; top += BLOCK) {
            for (int left = 0; left <= top; left += BLOCK) {
                for (int i = top; i < Math.min(top + BLOCK, n); i++) {
                    for (int j = left; j < Math.min(left + BLOCK, i); j++) {
                        matrix[j][i] = matrix[i][j];
                    }
                }
            }
        }
    }
}
