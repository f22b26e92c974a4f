package io.github.qptv2.media.feature;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.qptv2.media.feature.SupportVectorRegression.Settings;
import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BrisqueTest {

    private static Image noise(int side, int strength) {
        var random = new SplittableRandom(3);
        var rgb = new byte[3 * side * side];
        for (int i = 0; i < rgb.length; i += 3) {
            int gray = 128 + (int) (strength * (random.nextDouble() + random.nextDouble() - 1));
            rgb[i] = rgb[i + 1] = rgb[i + 2] = (byte) gray;
        }
        return Image.of(side, side, rgb);
    }

    @Test
    void thirtySixFeaturesAreReproducible() {
        float[] features = Brisque.features(noise(64, 60));
        assertThat(features).hasSize(36).containsExactly(Brisque.features(noise(64, 60)));
    }

    @Test
    void independentPixelsHaveTheShapeOfAGaussian() {
        // the first feature is the shape of a generalized Gaussian: 2 for a Gaussian, 1 for Laplace's, large for flat
        assertThat(Brisque.features(noise(256, 60))[0]).isBetween(2f, 4f);
    }

    @Test
    void anImageOfOneColorHasFiniteFeatures() {
        var gray = new byte[3 * 32 * 32];
        for (float feature : Brisque.features(Image.of(32, 32, gray))) {
            assertThat(feature).isFinite();
        }
        assertThatThrownBy(() -> Brisque.features(noise(15, 1))).hasMessage("images must be at least 16x16, got 15x15");
    }

    @Test
    void regressionFitsASmoothFunctionOnAnyScale() {
        float[][] x =
                IntStream.range(0, 60).mapToObj(i -> new float[] {i * 1000f, 7}).toArray(float[][]::new);
        double[] y = IntStream.range(0, 60)
                .mapToDouble(i -> 500 + 100 * Math.sin(i / 10.0))
                .toArray();
        try (var regression = SupportVectorRegression.train(x, y, new Settings(64, 2, 0.01))) {
            double[] between = regression.predict(new float[][] {{15_500, 7}, {40_500, 7}});
            // epsilon is 1 % of the targets' deviation of 70
            assertThat(between[0]).isCloseTo(500 + 100 * Math.sin(1.55), within(2.0));
            assertThat(between[1]).isCloseTo(500 + 100 * Math.sin(4.05), within(2.0));
            assertThatThrownBy(() -> regression.predict(new float[][] {{1}}))
                    .hasMessage("rows must have 2 features, got 1");
        }
    }

    @Test
    void unusableTrainingDataIsRefused() {
        assertThatThrownBy(() -> new Settings(0, 1, 1)).hasMessageContaining("c and gamma must be above 0");
        var settings = new Settings(1, 1, 0.1);
        assertThatThrownBy(() -> SupportVectorRegression.train(new float[][] {{1}, {2}}, new double[] {3, 3}, settings))
                .hasMessage("targets must differ, got only 3.0");
        assertThatThrownBy(() -> SupportVectorRegression.train(new float[][] {{1}}, new double[] {3}, settings))
                .hasMessage("rows and targets must be as many, at least 2, got 1 and 1");
    }
}
