package io.github.qptv2.probe;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MatrixProductsTest {

    static FloatMatrix random(int rows, int columns, long seed) {
        var random = new Random(seed);
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new FloatMatrix(rows, columns, values);
    }

    private static void requireProducts(float[][] products, FloatMatrix a, FloatMatrix b) {
        assertThat(products).hasDimensions(a.rows(), b.rows());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.rows(); j++) {
                double sum = 0;
                for (int k = 0; k < a.columns(); k++) {
                    sum += (double) a.at(i, k) * b.at(j, k);
                }
                assertThat((double) products[i][j]).isCloseTo(sum, within(1e-4)); // fp32 sums of some 30 terms
            }
        }
    }

    @Test
    void partialBlocksAreMultiplied() {
        FloatMatrix a = random(9, 31, 1), b = random(300, 31, 2); // 2 blocks of 128 and 44; 7 x 4 columns and 3
        requireProducts(MatrixProducts.of(a, b), a, b);
    }

    @Test
    void symmetricProductsHaveBothTriangles() {
        FloatMatrix a = random(261, 8, 3);
        requireProducts(MatrixProducts.symmetric(a), a, a);
    }

    @Test
    void rowsMustHaveEqualLength() {
        assertThatThrownBy(() -> MatrixProducts.of(random(2, 3, 1), random(2, 4, 1)))
                .hasMessage("rows must have the same length, got 3 and 4");
    }
}
