package io.github.qptv2.model;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class MaskingTest {

    @Test
    void keepsTheTokensWithTheLowestNoise() {
        try (var scope = Scope.open()) {
            var tokens = Tensor.of(new float[] {10, 11, 12, 13}, 1, 4, 1);
            var masking = Masking.of(Tensor.of(new float[] {.9f, .1f, .8f, .2f}, 1, 4), 0.5);

            assertThat(masking.visible(tokens).toFloatArray()).containsExactly(11, 13);
        }
    }

    @Test
    void theNumberOfKeptTokensIsRoundedDown() {
        try (var scope = Scope.open()) {
            assertThat(Masking.of(Tensor.rand(1, 10), 0.75).kept().size(1)).isEqualTo(2); // int(2.5), He et al.
        }
    }

    @Test
    void fillRestoresTheOrderOfTokens() {
        try (var scope = Scope.open()) {
            var tokens = Tensor.of(new float[] {10, 11, 12, 13}, 1, 4, 1);
            var masking = Masking.of(Tensor.of(new float[] {.9f, .1f, .8f, .2f}, 1, 4), 0.5);

            var filled = masking.fill(masking.visible(tokens), Tensor.zeros(1, 1, 1));

            assertThat(filled.toFloatArray()).containsExactly(0, 11, 0, 13);
            assertThat(masking.masked().toFloatArray()).containsExactly(1, 0, 1, 0);
        }
    }

    @Test
    void aRatioThatMasksAllTokensIsRefused() {
        try (var scope = Scope.open()) {
            var noise = Tensor.rand(1, 4);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Masking.of(noise, 1.75))
                    .withMessage("mask ratio must be in [0, 1), got 1.75");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Masking.of(noise, 0.9))
                    .withMessage("mask ratio must leave at least one of 4 tokens, got 0.9");
            var all = Masking.of(noise, 0);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MaskedAutoencoder.loss(noise, noise, all, true))
                    .withMessage("a loss needs at least one masked token, got a mask without any");
        }
    }

    @Test
    void aTargetHasTheRowsOfItsTokenWithTheChannelsInnermost() {
        try (var scope = Scope.open()) {
            var pixels = new float[3 * 32 * 32];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = i;
            }
            float[] token1 =
                    PixelTarget.of(Tensor.of(pixels, 1, 3, 32, 32)).select(1, 1).toFloatArray();

            // token 1 is the upper right: it begins at x = 16; one channel is 1024 values, one row 32
            assertThat(token1).startsWith(16, 1024 + 16, 2048 + 16, 17).hasSize(768);
            assertThat(token1[16 * 3]).isEqualTo(32 + 16);
        }
    }

    @Test
    void aNormalizedTokenHasMeanZeroAndUnbiasedVarianceOne() {
        try (var scope = Scope.open()) {
            float[] token = PixelTarget.normalized(Tensor.rand(1, 1, 768)).toFloatArray();
            double sum = 0, squares = 0;
            for (float value : token) {
                sum += value;
                squares += (double) value * value;
            }
            assertThat(sum / 768).isEqualTo(0, within(1e-5));
            assertThat(squares / 767).isEqualTo(1, within(1e-4)); // epsilon 1e-6 with a variance of 1/12
        }
    }

    @ParameterizedTest
    @EnumSource(FeatureFusion.Kind.class)
    void theReconstructionDependsOnVisibleTokensOnly(FeatureFusion.Kind kind) {
        try (var scope = Scope.open();
                var model = new MaskedAutoencoder(
                        new HiVitConfig(64, 32, new Depths(1, 1, 1), 2, true),
                        kind,
                        new DecoderConfig(16, 1, 2),
                        1e-6)) {
            Ops.seed(3);
            var masking = Masking.of(Tensor.rand(1, 16), 0.75);
            Tensor images = Tensor.rand(1, 3, 64, 64);
            Tensor mask = masking.masked()
                    .reshape(1, 1, 4, 1, 4, 1)
                    .expand(1, 3, 4, 16, 4, 16)
                    .reshape(1, 3, 64, 64);
            Tensor degraded = images.add(mask.mul(5)); // masked tokens changed

            Tensor reconstructed = model.forward(images, masking);

            assertThat(reconstructed.shape()).containsExactly(1, 16, 768);
            assertThat(model.forward(degraded, masking).toFloatArray()).containsExactly(reconstructed.toFloatArray());
            Tensor brighter = images.add(mask.mul(-5).add(5)); // visible tokens changed
            assertThat(model.forward(brighter, masking).toFloatArray()).isNotEqualTo(reconstructed.toFloatArray());
        }
    }

    @Test
    void onlyTheWeightedFusionAndNoneUseTheEncodersNorm() {
        var config = new HiVitConfig(64, 32, new Depths(1, 1, 1), 2, true);
        for (var kind : FeatureFusion.Kind.values()) {
            try (var scope = Scope.open();
                    var model = new MaskedAutoencoder(config, kind, new DecoderConfig(16, 1, 2), 1e-6)) {
                long width = model.state().get("norm.weight").shape()[0];
                assertThat(width).isEqualTo(kind == FeatureFusion.Kind.CONCAT ? 7 * 32 : 32);
            }
        }
    }
}
