package io.github.qptv2.scoring.backbone;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RegressionTest {

    @Test
    void featuresAreStandardizedAndClippedAtSixDeviations() {
        var standardization = new Standardization(new float[] {10, 5, 0}, new float[] {0.5f, 0, 1});
        assertThat(standardization.of(new float[] {12, 99, 7})).containsExactly(1, 0, 6);
        assertThat(standardization.of(new float[] {0, 99, -7})).containsExactly(-5, 0, -6);
        assertThatThrownBy(() -> standardization.of(new float[2])).hasMessage("there must be 3 features, got 2");
    }

    @Test
    void aLinearFunctionIsASumOfFeatures() {
        var linear = new LinearRegression(new float[] {2, -1}, 0.5);
        assertThat(linear.predict(new float[] {3, 4})).isEqualTo(2.5);
    }

    @Test
    void aKernelRegressionAddsBumps() {
        // one component: the sum of both features over the root of 2
        float root = (float) Math.sqrt(0.5);
        var projection = new PrincipalProjection(new float[] {root, root}, 2);
        var anchors = new QuantizedVectors(new byte[] {0, 100}, new float[] {0.01f});
        var kernel = new KernelRegression(projection, anchors, new float[] {2, 3}, 2, 0.25);
        // z = 1: squared distances 1 and 0
        assertThat(kernel.predict(new float[] {root, root})).isCloseTo(0.25 + 2 * Math.exp(-0.5) + 3, within(1e-6));
    }

    @Test
    void anchorsAreRoundedToHalfAStepOfTheirComponent() {
        var anchors = QuantizedVectors.of(new float[] {12.7f, 0, -6.33f, 0, 0.04f, 0}, 2);
        assertThat(anchors.steps()).containsExactly(0.1f, 0);
        assertThat(anchors.values()).containsExactly(127, 0, -63, 0, 0, 0);
        assertThat(anchors.vectors()).containsExactly(new float[] {12.7f, 0, -6.3f, 0, 0, 0}, within(1e-5f));
        assertThat(anchors.squaredDistance(1, new float[] {-6.3f, 2})).isCloseTo(4, within(1e-9));
    }

    @Test
    void aKernelRegressionNeedsACoefficientForEachAnchor() {
        var projection = new PrincipalProjection(new float[] {1, 0}, 2);
        var anchors = new QuantizedVectors(new byte[] {1, 2, 3}, new float[] {1});
        assertThatThrownBy(() -> new KernelRegression(projection, anchors, new float[] {1}, 1, 0))
                .hasMessage("there must be a coefficient for each of 3 anchors with 1 components, got 1 and 1");
        assertThatThrownBy(() -> new KernelRegression(projection, anchors, new float[] {1, 1, 1}, 0, 0))
                .hasMessage("width must be above 0 and intercept finite, got 0.0 and 0.0");
    }

    @Test
    void distancesOfAllAnchorsAreThoseOfEachToTheBit() {
        var random = new SplittableRandom(1);
        var vectors = new float[11 * 5]; // two groups of four, and three more
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) random.nextDouble(-1, 1);
        }
        var anchors = QuantizedVectors.of(vectors, 5);
        float[] z = {0.1f, -0.7f, 0.3f, 0.9f, -0.2f};
        double[] distances = anchors.squaredDistances(z);

        assertThat(distances).hasSize(11);
        for (int i = 0; i < distances.length; i++) {
            assertThat(distances[i]).isEqualTo(anchors.squaredDistance(i, z));
        }
        double first = 0;
        for (int k = 0; k < 5; k++) {
            first += Math.pow(z[k] - vectors[k], 2);
        }
        assertThat(distances[0]).isCloseTo(first, within(0.02)); // 8 bits a component
    }
}
