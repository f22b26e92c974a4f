package io.github.qptv2.scoring.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.checkpoint.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ContentHashTest {

    @TempDir
    private Path folder;

    private static ModelBundle micro() throws IOException {
        return ModelBundle.read(TestModels.micro());
    }

    @Test
    void fileFormatAndLabelsDoNotChangeIt() throws IOException {
        var bundle = micro();
        assertThat(bundle.contentHash()).matches("[0-9a-f]{12}");
        var file = folder.resolve("copy.safetensors");
        var old = bundle.description();
        var renamed = new ModelDescription(
                "other", old.task(), "other data", old.inferenceConfig(), old.preprocessing(), old.calibration());
        new ModelBundle(renamed, bundle.architecture(), bundle.weights()).write(file);
        assertThat(ModelBundle.read(file).contentHash()).isEqualTo(bundle.contentHash());
        assertThat(ModelBundle.read(file).description().name()).isEqualTo("other");
    }

    @Test
    void weightsSettingsAndCalibrationChangeIt() throws IOException {
        var bundle = micro();
        var bias = bundle.weights().get("norm.bias").toFloats();
        bias[0] = Math.nextUp(bias[0]);
        var weights = new ModelBundle(
                bundle.description(),
                bundle.architecture(),
                bundle.weights().with("norm.bias", Weight.of(bias, bias.length)));
        var epsilon = bundle.with(InferenceConfig.DEFAULT.with("eps", "1e-5"));
        var crops = new ModelBundle(
                new ModelDescription(
                        bundle.description().name(),
                        bundle.description().task(),
                        "",
                        bundle.description().inferenceConfig(),
                        PreprocessingSpec.DEFAULT.withMaxCrops(3),
                        Optional.empty()),
                bundle.architecture(),
                bundle.weights());
        var calibrated = new ModelBundle(
                bundle.description().withCalibration(new Calibration(0.5, 1, Optional.empty(), Optional.empty())),
                bundle.architecture(),
                bundle.weights());
        var all = List.of(bundle, weights, epsilon, crops, calibrated);
        assertThat(all).extracting(ModelBundle::contentHash).doesNotHaveDuplicates();
    }
}
