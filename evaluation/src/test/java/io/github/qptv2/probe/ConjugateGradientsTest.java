package io.github.qptv2.probe;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ConjugateGradientsTest {

    @Test
    void twoEquationsAreSolved() {
        // (1 + 1) x + y = 5 and x + (2 + 1) y = 10: x = 1, y = 3
        double[] x = ConjugateGradients.solve(new float[][] {{1, 1}, {1, 2}}, 1, new double[] {5, 10}, new double[2]);
        assertThat(x).containsExactly(new double[] {1, 3}, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 0.3, 0.001})
    void predictionsEqualThoseOfAFactorization(double ridge) {
        int n = 200;
        FloatMatrix vectors = MatrixProductsTest.random(n, 20, 5);
        float[][] k = MatrixProducts.symmetric(vectors);
        new RegressionKernel.Gaussian(40).apply(k, vectors.squaredNorms(), vectors.squaredNorms());
        var y = new double[n];
        var matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            y[i] = Math.sin(i);
            for (int j = 0; j < n; j++) {
                matrix[i][j] = k[i][j] + (i == j ? ridge : 0);
            }
        }
        double[] expected = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false))
                .getSolver()
                .solve(new ArrayRealVector(y))
                .toArray();
        double[] found = ConjugateGradients.solve(k, ridge, y, new double[n]);
        for (int i = 0; i < n; i++) {
            assertThat(ConjugateGradients.dot(k[i], found))
                    .isCloseTo(ConjugateGradients.dot(k[i], expected), within(2e-5)); // 1e-6 of |y| = 10
        }
    }

    @Test
    void theStartDoesNotMatter() {
        float[][] k = {{2, 0}, {0, 4}};
        double[] x = ConjugateGradients.solve(k, 1, new double[] {6, 5}, new double[] {100, -7});
        assertThat(x).containsExactly(new double[] {2, 1}, within(1e-5));
    }

    @Test
    void dotProductsOfOddLengthAreComplete() {
        assertThat(ConjugateGradients.dot(new float[] {1, 2, 3, 4, 5, 6}, new double[] {1, 1, 1, 1, 1, 2}))
                .isEqualTo(27);
    }
}
