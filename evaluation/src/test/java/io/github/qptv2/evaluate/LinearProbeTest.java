package io.github.qptv2.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LinearProbeTest {

    @Test
    void thePenaltyShrinksTheSlope() {
        // channel -1, 0, 1 scaled to deviation 1; MOS 2 x + 5: the slope is 2 / (1 + penalty)
        var vectors = List.of(new float[] {-1}, new float[] {0}, new float[] {1});
        var ridge = RidgeRegression.of(vectors, new double[] {3, 5, 7});
        assertThat(ridge.line(1e-12).at(new float[] {1})).isEqualTo(7, within(1e-9));
        assertThat(ridge.line(1).at(new float[] {1})).isEqualTo(6, within(1e-9));
        assertThat(ridge.line(3).at(new float[] {1})).isEqualTo(5.5, within(1e-9));
    }

    @Test
    void constantChannelsHaveNoWeight() {
        var vectors = List.of(new float[] {-1, 4}, new float[] {0, 4}, new float[] {1, 4});
        var line = RidgeRegression.of(vectors, new double[] {3, 5, 7}).line(1e-12);
        assertThat(line.at(new float[] {1, 4})).isEqualTo(7, within(1e-9));
        assertThat(line.at(new float[] {1, 1000})).isEqualTo(7, within(1e-9));
    }

    @Test
    void aProbeFindsLinearRelationsAndNoneInNoise() {
        var random = new Random(1);
        var vectors = vectors(400, random);
        double[] linear = vectors.stream()
                .mapToDouble(v -> 3 * v[0] - v[5] + 0.1 * random.nextGaussian())
                .toArray();
        double[] noise =
                IntStream.range(0, 400).mapToDouble(i -> random.nextGaussian()).toArray();
        assertThat(new LinearProbe(1).fit(vectors, linear).validated()).isGreaterThan(0.99);
        // 400 items in five folds: the mean of five correlations over 80 items has a deviation of 0.05
        assertThat(new LinearProbe(1).fit(vectors, noise).validated()).isBetween(-0.2, 0.2);
    }

    @Test
    void moreNoiseSelectsALargerPenalty() {
        var random = new Random(2);
        var vectors = vectors(60, random);
        double[] clean = vectors.stream().mapToDouble(v -> v[0]).toArray();
        double[] noisy = vectors.stream()
                .mapToDouble(v -> v[0] + 3 * random.nextGaussian())
                .toArray();
        assertThat(new LinearProbe(1).fit(vectors, noisy).penalty())
                .isGreaterThan(new LinearProbe(1).fit(vectors, clean).penalty());
    }

    @Test
    void tooFewItemsAreAnError() {
        assertThatThrownBy(() -> new LinearProbe(1).fit(vectors(9, new Random(1)), new double[9]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a probe needs equally many vectors and MOS, at least 10, got 9 and 9");
    }

    private static List<float[]> vectors(int count, Random random) {
        var vectors = new ArrayList<float[]>();
        for (int i = 0; i < count; i++) {
            var vector = new float[16];
            for (int c = 0; c < vector.length; c++) {
                vector[c] = (float) random.nextGaussian();
            }
            vectors.add(vector);
        }
        return vectors;
    }
}
