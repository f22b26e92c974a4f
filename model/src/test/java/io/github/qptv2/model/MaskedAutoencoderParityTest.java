package io.github.qptv2.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.AdamW;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MaskedAutoencoderParityTest {

    private static final float FORWARD = 2e-5f; // these hold across BLAS libraries
    private static final float LOSS = 1e-5f;
    private static final double GRADIENT = 1e-4; // of the largest

    @ParameterizedTest
    @CsvSource({"hivit-micro-mae, false", "hivit-micro-mae-rpe, true"})
    void masksFeaturesImagesAndLossesEqualTheReference(String name, boolean relativeBias) {
        var expected = GoldenTensors.read(name + ".outputs.safetensors");
        try (var scope = Scope.open();
                var noGrad = NoGrad.open();
                var model = model(name, relativeBias)) {
            Tensor images = GoldenTensors.tensor(expected, "input");
            var masking = Masking.of(GoldenTensors.tensor(expected, "noise"), 0.75);

            assertThat(masking.kept().toLongArray())
                    .containsExactly(expected.get("ids_keep").toLongs());
            assertThat(masking.restore().toLongArray())
                    .containsExactly(expected.get("ids_restore").toLongs());
            assertEqual(masking.masked(), expected, "mask");
            var features = model.encoder().encode(masking.visible(TokenLayout.of(images)), masking.kept());
            assertEqual(features.stage1(), expected, "stage1.visible");
            assertEqual(features.stage2(), expected, "stage2.visible");
            assertEqual(features.tokens(), expected, "stage3.visible");
            Tensor reconstructed = model.forward(images, masking);
            assertEqual(reconstructed, expected, "pred");
            assertThat(MaskedAutoencoder.loss(reconstructed, images, masking, true)
                            .item())
                    .isEqualTo(expected.get("loss.norm_pix_true").toFloats()[0], within(LOSS));
            assertThat(MaskedAutoencoder.loss(reconstructed, images, masking, false)
                            .item())
                    .isEqualTo(expected.get("loss.norm_pix_false").toFloats()[0], within(LOSS));
        }
    }

    @ParameterizedTest
    @CsvSource({"hivit-micro-mae, false", "hivit-micro-mae-rpe, true"})
    void gradientsAndThreeStepsOfAdamWEqualTheReference(String name, boolean relativeBias) {
        var expected = GoldenTensors.read(name + ".outputs.safetensors");
        float[] lossAndNorm = expected.get("train.loss_and_gradnorm").toFloats(); // (3, 2)
        try (var scope = Scope.open();
                var model = model(name, relativeBias);
                var optimizer = optimizer(model)) {
            for (int step = 0; step < 3; step++) {
                float loss = backward(model, expected);
                if (step == 0) {
                    assertGradients(model, expected);
                }
                assertThat(loss).isEqualTo(lossAndNorm[2 * step], within(LOSS));
                assertThat(optimizer.gradients().norm())
                        .isEqualTo(lossAndNorm[2 * step + 1], within(GRADIENT * lossAndNorm[2 * step + 1]));
                optimizer.step(1e-3);
            }
            String weight = "patch_embed.proj.weight";
            assertThat(model.state().get(weight).toFloats())
                    .containsExactly(expected.get("train.after3." + weight).toFloats(), within(2e-5f));
        }
    }

    private static float backward(MaskedAutoencoder model, StateDict expected) {
        try (var scope = Scope.open()) {
            Tensor images = GoldenTensors.tensor(expected, "input");
            var masking = Masking.of(GoldenTensors.tensor(expected, "noise"), 0.75);
            Tensor loss = MaskedAutoencoder.loss(model.forward(images, masking), images, masking, true);
            loss.backward();
            return loss.item();
        }
    }

    private static void assertGradients(MaskedAutoencoder model, StateDict expected) {
        for (var name :
                List.of("patch_embed.proj.weight", "blocks.6.attn.qkv.weight", "decoder_pred.weight", "mask_token")) {
            float[] wanted = expected.get("grad." + name).toFloats();
            float largest = 0;
            for (float value : wanted) {
                largest = Math.max(largest, Math.abs(value));
            }
            float[] got = Objects.requireNonNull(model.parameters().get(name))
                    .gradient()
                    .orElseThrow()
                    .toFloatArray();
            assertThat(got).as(name).containsExactly(wanted, within((float) GRADIENT * largest));
        }
    }

    private static AdamW optimizer(MaskedAutoencoder model) {
        var groups = List.of(
                new AdamW.Group(parameters(model, MaskedAutoencoderParityTest::decays), 0.05, 1),
                new AdamW.Group(parameters(model, entry -> !decays(entry)), 0, 1));
        return new AdamW(groups, AdamW.Settings.PRETRAINING);
    }

    private static Map<String, Tensor> parameters(MaskedAutoencoder model, Predicate<Map.Entry<String, Tensor>> which) {
        return model.parameters().entrySet().stream()
                .filter(which)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Not 1-d tensors, biases, position tables and the mask token. */
    private static boolean decays(Map.Entry<String, Tensor> entry) {
        String name = entry.getKey();
        return entry.getValue().rank() > 1
                && !name.contains("pos_embed")
                && !name.contains("relative_position_bias_table")
                && !name.equals("mask_token");
    }

    private static MaskedAutoencoder model(String name, boolean relativeBias) {
        var config = new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, relativeBias);
        var model = new MaskedAutoencoder(config, FeatureFusion.Kind.CONCAT, new DecoderConfig(48, 2, 4), 1e-6);
        model.load(GoldenTensors.read(name + ".safetensors"));
        return model;
    }

    private static void assertEqual(Tensor actual, StateDict expected, String name) {
        assertThat(actual.shape()).containsExactly(expected.get(name).shape());
        assertThat(actual.toFloatArray())
                .as(name)
                .containsExactly(expected.get(name).toFloats(), within(FORWARD));
    }
}
