package io.github.qptv2.probe;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PrincipalComponentsTest {

    @Test
    void componentsAreOrderedByVariance() {
        // spreads 3 along (0.6, 0.8, 0), 2 along (0, 0, 1), 0.1 along (0.8, -0.6, 0)
        FloatMatrix noise = MatrixProductsTest.random(500, 3, 1);
        var values = new float[1500];
        for (int i = 0; i < 500; i++) {
            float a = 3 * noise.at(i, 0), b = 2 * noise.at(i, 1), c = 0.1f * noise.at(i, 2);
            values[3 * i] = 0.6f * a + 0.8f * c;
            values[3 * i + 1] = 0.8f * a - 0.6f * c;
            values[3 * i + 2] = b;
        }
        float[] found =
                PrincipalComponents.of(new FloatMatrix(500, 3, values), 2).directions();
        assertThat(Math.abs(0.6 * found[0] + 0.8 * found[1])).isCloseTo(1, within(0.01));
        assertThat(Math.abs(found[5])).isCloseTo(1, within(0.01f));
    }

    @Test
    void directionsAreOrthonormalToHalfPrecision() {
        var projection = PrincipalComponents.of(MatrixProductsTest.random(100, 30, 2), 8);
        var rows = new FloatMatrix(8, 30, projection.directions());
        float[][] products = MatrixProducts.symmetric(rows);
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                assertThat(products[i][j]).isCloseTo(i == j ? 1 : 0, within(2e-3f));
            }
        }
    }

    @Test
    void dependentComponentsAreZero() {
        // two vectors on one line have one component
        var directions = PrincipalComponents.of(new FloatMatrix(2, 2, new float[] {3, 4, -3, -4}), 2)
                .directions();
        assertThat(Math.abs(directions[0])).isCloseTo(0.6f, within(1e-3f));
        assertThat(Math.hypot(directions[2], directions[3])).isZero();
    }
}
