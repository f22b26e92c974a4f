package io.github.qptv2.model;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.device.Device;
import io.github.qptv2.tensor.Autocast;
import io.github.qptv2.tensor.CheckpointingTape;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.PlainTape;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tape;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.optim.Gradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ActivationCheckpointingTest {

    @ParameterizedTest
    @CsvSource({"hivit-micro-mae, false", "hivit-micro-mae-rpe, true"})
    void recomputedSegmentsGiveTheGradientsOfThePlainPassBitForBit(String name, boolean relativeBias) {
        try (var model = model(FeatureFusion.Kind.CONCAT, relativeBias)) {
            model.load(GoldenTensors.read(name + ".safetensors"));

            assertSameGradients(model, name);
        }
    }

    @ParameterizedTest
    @EnumSource(FeatureFusion.Kind.class)
    void everyFusionGetsItsGradients(FeatureFusion.Kind fusion) {
        Ops.seed(3);
        try (var model = model(fusion, true)) {
            assertSameGradients(model, "hivit-micro-mae-rpe");
        }
    }

    @Test
    void aSegmentIsRecomputedInTheTypesOfItsFirstRun() {
        Ops.seed(3);
        try (var model = model(FeatureFusion.Kind.WEIGHTED, true)) {
            var plain = gradients(model, "hivit-micro-mae-rpe", PlainTape.INSTANCE, true);
            var recomputed = gradients(model, "hivit-micro-mae-rpe", new CheckpointingTape(), true);
            var full = gradients(model, "hivit-micro-mae-rpe", PlainTape.INSTANCE, false);

            plain.forEach((parameter, gradient) ->
                    assertThat(recomputed.get(parameter)).as(parameter).isEqualTo(gradient));
            assertThat(plain.get("decoder_pred.weight")).isNotEqualTo(full.get("decoder_pred.weight"));
        }
    }

    @Test
    void noHandlesAreLeaked() {
        try (var model = model(FeatureFusion.Kind.WEIGHTED, true)) {
            gradients(model, "hivit-micro-mae-rpe", new CheckpointingTape(), false);
            long before = Ops.liveHandles();
            for (int i = 0; i < 5; i++) {
                gradients(model, "hivit-micro-mae-rpe", new CheckpointingTape(), false);
            }
            assertThat(Ops.liveHandles()).isLessThanOrEqualTo(before); // less if other tests' garbage was collected
        }
    }

    private static void assertSameGradients(MaskedAutoencoder model, String golden) {
        var plain = gradients(model, golden, PlainTape.INSTANCE, false);
        var recomputed = gradients(model, golden, new CheckpointingTape(), false);

        assertThat(plain).hasSameSizeAs(model.parameters());
        plain.forEach((parameter, gradient) ->
                assertThat(recomputed.get(parameter)).as(parameter).isEqualTo(gradient));
    }

    private static Map<String, float[]> gradients(MaskedAutoencoder model, String golden, Tape tape, boolean half) {
        var file = GoldenTensors.read(golden + ".outputs.safetensors");
        var gradients = new LinkedHashMap<String, float[]>();
        try (var scope = Scope.open();
                tape) {
            Tensor images = GoldenTensors.tensor(file, "input");
            var masking = Masking.of(GoldenTensors.tensor(file, "noise"), 0.75);
            Tensor loss;
            if (half) {
                try (var cast = Autocast.open(Device.CPU)) {
                    loss = MaskedAutoencoder.loss(model.forward(images, masking, tape), images, masking, true);
                }
            } else {
                loss = MaskedAutoencoder.loss(model.forward(images, masking, tape), images, masking, true);
            }
            tape.backward(loss);
            var found = new Gradients(model.parameters());
            var values = found.all();
            int at = 0;
            for (var parameter : model.parameters().keySet()) {
                gradients.put(parameter, values.get(at++).toFloatArray());
            }
            found.forget();
        }
        return gradients;
    }

    private static MaskedAutoencoder model(FeatureFusion.Kind fusion, boolean relativeBias) {
        var config = new HiVitConfig(64, 32, new Depths(1, 1, 2), 2, relativeBias);
        return new MaskedAutoencoder(config, fusion, new DecoderConfig(48, 2, 4), 1e-6);
    }
}
