package io.github.qptv2.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.ResizePolicy;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class InferenceConfigTrialTest {

    @TempDir
    private Path folder;

    /** 1e-5 is what {@link Scorer} promises between any two ways to the same score. */
    @ParameterizedTest
    @CsvSource({"eps, 1e-4", "channels, bgr", "normalization, half", "resize, center:96", "resize, squash"})
    void givesWhatABundleWithThisInferenceConfigGives(String key, String value) throws IOException {
        var bundle = ModelBundle.read(TestModels.micro());
        var image = TestModels.image(150, 100, 3);
        for (var order : Pooling.values()) {
            var inferenceConfig = InferenceConfig.DEFAULT.with(key, value).with(order);
            Path file = folder.resolve("bundle.safetensors");
            bundle.with(inferenceConfig).write(file);
            try (var scorer = Scorer.load(file);
                    var trial = InferenceConfigTrial.of(bundle, ScorerOptions.DEFAULT)) {
                var modelInput = trial.prepare(image, inferenceConfig.resize());
                var outputs = trial.outputs(List.of(modelInput, modelInput), inferenceConfig, new CancellationToken());
                assertThat(outputs.get(0).of(order))
                        .isEqualTo(scorer.score(image).raw(), within(1e-5));
                assertThat(outputs.get(1).of(order)).isEqualTo(outputs.get(0).of(order), within(1e-12));
            }
        }
    }

    @Test
    void aCanceledTokenEndsItBetweenTwoPasses() throws IOException {
        var asked = new AtomicInteger();
        try (var trial =
                InferenceConfigTrial.of(ModelBundle.read(TestModels.micro()), ScorerOptions.DEFAULT.withBatch(1))) {
            var modelInput = trial.prepare(TestModels.image(200, 100, 3), new ResizePolicy.Crops());
            assertThatThrownBy(() -> trial.outputs(
                            List.of(modelInput),
                            InferenceConfig.DEFAULT,
                            CancellationToken.when(() -> asked.incrementAndGet() > 1)))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aClosedTrialSaysSo() throws IOException {
        var trial = InferenceConfigTrial.of(ModelBundle.read(TestModels.micro()), ScorerOptions.DEFAULT);
        var image = TestModels.image(100, 100, 3);
        var crops = new ResizePolicy.Crops();
        var input = trial.prepare(image, crops);
        trial.close();
        trial.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> trial.prepare(image, crops))
                .withMessage("trial is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> trial.outputs(List.of(input), InferenceConfig.DEFAULT, new CancellationToken()))
                .withMessage("trial is closed");
    }

    @Test
    void aCalibrationHoldsForItsOwnInferenceConfigAlone() {
        var description = new ModelDescription(
                "a",
                Task.IQA,
                "",
                InferenceConfig.DEFAULT,
                PreprocessingSpec.DEFAULT,
                Optional.of(TestModels.calibration()));
        assertThat(description.with(InferenceConfig.DEFAULT).calibration()).isPresent();
        assertThat(description.with(InferenceConfig.DEFAULT.with("eps", "1e-5")).calibration())
                .isEmpty();
    }
}
