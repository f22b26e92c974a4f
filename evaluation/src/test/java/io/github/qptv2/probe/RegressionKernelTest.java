package io.github.qptv2.probe;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RegressionKernelTest {

    // points 0, 1, 3, 7: squared distances 1, 4, 9, 16, 36, 49
    private static final FloatMatrix LINE = new FloatMatrix(4, 1, new float[] {0, 1, 3, 7});

    @Test
    void theWidthIsTheMedianSquaredDistance() {
        var kernel = RegressionKernel.Gaussian.ofMedian(MatrixProducts.symmetric(LINE), LINE.squaredNorms());
        assertThat(kernel.squaredWidth()).isEqualTo(16); // the upper median
    }

    @Test
    void equalVectorsHaveAWidthAboveZero() {
        var same = new FloatMatrix(2, 1, new float[] {3, 3});
        assertThat(RegressionKernel.Gaussian.ofMedian(MatrixProducts.symmetric(same), same.squaredNorms())
                        .squaredWidth())
                .isEqualTo(1);
    }

    @Test
    void manyVectorsAreSubsampled() {
        // 4,001 vectors 0, 1, 0, 1, ...: every third is again 0, 1, 0, 1, ..., and half of the pairs differ
        var values = new float[4001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2;
        }
        var many = new FloatMatrix(values.length, 1, values);
        assertThat(RegressionKernel.Gaussian.ofMedian(MatrixProducts.symmetric(many), many.squaredNorms())
                        .squaredWidth())
                .isEqualTo(1);
    }

    @Test
    void aGaussianFallsWithTheSquaredDistance() {
        var other = new FloatMatrix(1, 1, new float[] {1});
        float[][] values = MatrixProducts.of(LINE, other);
        new RegressionKernel.Gaussian(4).apply(values, LINE.squaredNorms(), other.squaredNorms());
        assertThat(new double[] {values[0][0], values[1][0], values[2][0], values[3][0]})
                .containsExactly(new double[] {Math.exp(-0.25), 1, Math.exp(-1), Math.exp(-9)}, within(1e-7));
    }

    @Test
    void theLinearKernelIsTheMeanProduct() {
        float[][] values = {{6, -8}};
        new RegressionKernel.Linear(4).apply(values, new double[1], new double[2]);
        assertThat(values[0]).containsExactly(1.5f, -2);
    }
}
