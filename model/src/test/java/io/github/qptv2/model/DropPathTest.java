package io.github.qptv2.model;

import java.util.Arrays;
import java.util.SplittableRandom;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class DropPathTest {

    private static final HiVitConfig CONFIG = new HiVitConfig(32, 16, new Depths(1, 1, 2), 2, true);

    private static UniformNoise noise(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return new UniformNoise(values, rows, Device.CPU);
    }

    @Test
    void theProbabilityRisesFromZeroToTheRateOverTheBlocks() {
        // four MLP blocks with a branch each, two attention blocks with two each
        assertThat(DropPath.branches(CONFIG)).isEqualTo(8);
        assertThat(DropPath.rates(CONFIG, 0.5))
                .containsExactly(new double[] {0, 0.1, 0.2, 0.3, 0.4, 0.4, 0.5, 0.5}, within(1e-12));
    }

    @Test
    void aBranchIsSkippedOrDividedByTheProbabilityOfKeepingIt() {
        var noise = new UniformNoise(new float[] {0.19f, 0.2f, 0.99f}, 3, Device.CPU);

        assertThat(noise.kept(0.2)).containsExactly(0, 1.25f, 1.25f);
        assertThat(noise.kept(0)).containsExactly(1, 1, 1);
    }

    @Test
    void theExpectationIsPreserved() {
        int images = 20_000;
        float[] kept = noise(images, 1, 5).kept(0, 0.3);
        double mean = 0;
        for (float scale : kept) {
            mean += scale / images;
        }
        // standard error of the mean: sqrt(0.3 / 0.7 / 20000) = 0.0046
        assertThat(mean).isCloseTo(1, within(0.02));
    }

    @Test
    void withoutDropPathTrainingGivesTheBitsOfScoring() {
        try (var scope = Scope.open();
                var network = network()) {
            Tensor tokens = TokenLayout.of(Tensor.randn(3, 3, 32, 32));
            Tensor features = network.features(tokens, DropPath.NONE, PlainTape.INSTANCE);
            float[] trained = network.head()
                    .forward(features, 0, noise(3, QualityHead.HIDDEN, 1))
                    .toFloatArray();

            assertThat(trained).containsExactly(network.forward(tokens).toFloatArray());
        }
    }

    @Test
    void branchesSkippedForOneImageDoNotAffectAnother() {
        try (var scope = Scope.open();
                var network = network()) {
            Tensor tokens = TokenLayout.of(Tensor.randn(2, 3, 32, 32));
            var values = new float[2 * 8];
            Arrays.fill(values, 0.999f); // all kept ...
            Arrays.fill(values, 8, 16, 0); // ... of the first image, all skipped of the second
            var drops = DropPath.of(CONFIG, 0.5, new UniformNoise(values, 2, Device.CPU));
            float[] both = network.features(tokens, drops, PlainTape.INSTANCE).toFloatArray();
            float[] plain =
                    network.features(tokens, DropPath.NONE, PlainTape.INSTANCE).toFloatArray();

            var alone = DropPath.of(CONFIG, 0.5, new UniformNoise(Arrays.copyOf(values, 8), 1, Device.CPU));
            float[] first = network.features(tokens.narrow(0, 0, 1), alone, PlainTape.INSTANCE)
                    .toFloatArray();
            assertThat(Arrays.copyOf(both, 16)).containsExactly(first, within(1e-5f));
            assertThat(both[20]).isNotEqualTo(plain[20]);
        }
    }

    @Test
    void allTokensInAnyOrderGiveTheImagesFeatures() {
        try (var scope = Scope.open();
                var network = network()) {
            Tensor tokens = TokenLayout.of(Tensor.randn(2, 3, 32, 32));
            var drops = DropPath.of(CONFIG, 0.5, noise(2, 8, 4));
            var all = Masking.of(Tensor.randn(2, 4), 0);
            float[] shuffled = network.features(all.visible(tokens), all.kept(), drops, PlainTape.INSTANCE)
                    .toFloatArray();

            // sums in another order: single precision
            assertThat(shuffled)
                    .containsExactly(
                            network.features(tokens, drops, PlainTape.INSTANCE).toFloatArray(), within(1e-5f));
        }
    }

    @Test
    void droppedTokensDoNotAffectTheFeatures() {
        try (var scope = Scope.open();
                var network = network()) {
            Tensor tokens = TokenLayout.of(Tensor.randn(1, 3, 32, 32));
            var half = Masking.of(Tensor.of(new float[] {0.1f, 0.9f, 0.2f, 0.8f}, 1, 4), 0.5);
            Tensor seen = Tensor.of(new float[] {1, 0, 1, 0}, 1, 4, 1, 1, 1);
            float[] whole = partly(network, tokens, half);

            assertThat(whole).containsExactly(partly(network, tokens.mul(seen), half));
            assertThat(whole).isNotEqualTo(partly(network, tokens, Masking.of(Tensor.randn(1, 4), 0)));
        }
    }

    private static float[] partly(QualityNetwork network, Tensor tokens, Masking seen) {
        return network.features(seen.visible(tokens), seen.kept(), DropPath.NONE, PlainTape.INSTANCE)
                .toFloatArray();
    }

    @Test
    void rowsOfNoiseMustFitTheNetwork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DropPath.of(CONFIG, 0.1, noise(2, 7, 1)))
                .withMessage("noise must have 8 columns, got 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DropPath.of(CONFIG, 1, noise(2, 8, 1)))
                .withMessage("drop path rate must be in [0, 1), got 1.0");
    }

    private static QualityNetwork network() {
        Ops.seed(3);
        return new QualityNetwork(CONFIG, 1e-6, Pooling.MEAN_THEN_NORM);
    }
}
