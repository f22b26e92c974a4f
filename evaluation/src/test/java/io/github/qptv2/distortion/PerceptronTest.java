package io.github.qptv2.distortion;

import java.util.List;
import java.util.Random;

import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.scoring.bundle.DistortionHead;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PerceptronTest {

    private static final int SAMPLES = 600;

    // One step of HeadAdamW moves each weight by the rate against the sign of its gradient, and shrinks it.
    @Test
    void theFirstStepOfTheOptimizerIsTheRate() {
        var weights = new float[] {1, 1, 1};
        new HeadAdamW(weights, false).step(new float[] {0.5f, -2, 0}, 1, 0.1);
        assertThat(weights).containsExactly(new float[] {0.9f, 1.1f, 1}, within(1e-6f));
        var decayed = new float[] {1};
        new HeadAdamW(decayed, true).step(new float[1], 1, 0.1);
        assertThat(decayed[0]).isEqualTo(1 - 0.1f * 0.03f, within(1e-6f));
    }

    @Test
    void outputsAreThoseOfTwoLayersWithRectification() {
        var network =
                new Perceptron(new float[] {1, -1, 2, 0}, new float[] {0, 1}, new float[] {3, 5}, new float[] {1});
        // activations: 1 + 2 * 2 = 5 and max(0, -1 + 1) = 0
        assertThat(network.of(new float[] {1, 2})).containsExactly(3 * 5 + 1);
        // activations: max(0, -3) = 0 and 3 + 1 = 4
        assertThat(network.of(new float[] {-3, 0})).containsExactly(5 * 4 + 1);
    }

    // Exclusive or, which no linear layer learns, is the first label; the second has the level 1 + 3 x.
    @Test
    void trainingLearnsWhatALinearLayerCannotAndTheSameSeedGivesTheSameBits() {
        var random = new Random(5);
        var inputs = new float[SAMPLES][2];
        var levels = new int[SAMPLES][2];
        for (int i = 0; i < SAMPLES; i++) {
            float x = random.nextInt(2), y = random.nextInt(2);
            inputs[i] = new float[] {2 * x - 1, 2 * y - 1};
            levels[i] = new int[] {x != y ? 3 : 0, (int) (1 + 3 * x)};
        }
        var training = new PerceptronTraining(32, 60, 7);
        var network = training.fit(inputs, levels, ProgressListener.NONE);
        assertThat(network.of(new float[] {1, -1})[0]).isGreaterThan(1.5f);
        assertThat(network.of(new float[] {-1, 1})[0]).isGreaterThan(1.5f);
        assertThat(network.of(new float[] {1, 1})[0]).isLessThan(-1.5f);
        assertThat(network.of(new float[] {-1, -1})[0]).isLessThan(-1.5f);
        assertThat(network.of(new float[] {1, 1})[3]).isEqualTo(4, within(0.5f));
        assertThat(network.of(new float[] {-1, 1})[3]).isEqualTo(1, within(0.5f));

        var again = training.fit(inputs, levels, ProgressListener.NONE);
        assertThat(again.first()).isEqualTo(network.first());
        assertThat(again.second()).isEqualTo(network.second());
        var other = new PerceptronTraining(32, 60, 8).fit(inputs, levels, ProgressListener.NONE);
        assertThat(other.first()).isNotEqualTo(network.first());
    }

    @Test
    void theHeadGivesTheCalibratedOutputsOfThePerceptron() {
        int D = DistortionHead.PIXEL_STATISTICS + 2, H = 3, K = 2;
        var network = new Perceptron(normal(D * H, 1), normal(H, 2), normal(H * 2 * K, 3), normal(2 * K, 4));
        var samples = List.of(normal(D, 5), normal(D, 6), normal(D, 7));
        var scaling = StatisticsScaling.of(samples);
        var calibration = List.of(new PlattScaling(0.5, 1), new PlattScaling(2, -1));
        var head = new HeadLayers(network, calibration, scaling).head(List.of("blur", "noise"), 0.5, "a test");
        for (float[] sample : samples) {
            float[] outputs = network.of(scaling.of(sample));
            var found = head.of(sample);
            for (int k = 0; k < K; k++) {
                assertThat(found.probabilities()[k])
                        .isEqualTo(calibration.get(k).probability(outputs[k]), within(1e-5));
                assertThat(found.levels()[k]).isEqualTo(Math.max(0, Math.min(5, outputs[K + k])), within(1e-4));
            }
        }
    }

    private static float[] normal(int count, long seed) {
        var random = new Random(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
