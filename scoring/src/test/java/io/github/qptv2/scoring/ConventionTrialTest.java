package io.github.qptv2.scoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ConventionTrialTest {

    @TempDir
    private Path folder;

    /** 1e-5 is what {@link Scorer} promises between any two ways to the same score. */
    @ParameterizedTest
    @CsvSource({"eps, 1e-4", "channels, bgr", "normalisation, half", "resize, center:96", "resize, squash"})
    void givesWhatABundleWithTheseConventionsGives(String key, String value) throws CheckpointException {
        var bundle = ModelBundle.read(Models.micro());
        var picture = Models.picture(150, 100, 3);
        for (var order : Pooling.values()) {
            var conventions = Conventions.DEFAULT.with(key, value).with(order);
            Path file = folder.resolve("bundle.safetensors");
            bundle.with(conventions).write(file);
            try (var scorer = Scorer.load(file);
                    var trial = ConventionTrial.of(bundle, ScorerOptions.DEFAULT)) {
                var prepared = trial.prepare(picture, conventions.resize());
                var outputs = trial.outputs(List.of(prepared, prepared), conventions, () -> false);
                assertThat(outputs.get(0).of(order))
                        .isEqualTo(scorer.score(picture).raw(), within(1e-5));
                assertThat(outputs.get(1).of(order)).isEqualTo(outputs.get(0).of(order), within(1e-12));
            }
        }
    }

    @Test
    void stopsBetweenPasses() throws CheckpointException {
        var asked = new AtomicInteger();
        try (var trial = ConventionTrial.of(ModelBundle.read(Models.micro()), ScorerOptions.DEFAULT.withBatch(1))) {
            var prepared = trial.prepare(Models.picture(200, 100, 3), new Resizing.Crops());
            assertThatThrownBy(() ->
                            trial.outputs(List.of(prepared), Conventions.DEFAULT, () -> asked.incrementAndGet() > 1))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aCalibrationHoldsForItsOwnConventionsAlone() {
        var description = new ModelBundle.Description(
                "a", "iqa", "", Conventions.DEFAULT, Preprocessing.DEFAULT, Optional.of(Models.calibration()));
        assertThat(description.with(Conventions.DEFAULT).calibration()).isPresent();
        assertThat(description.with(Conventions.DEFAULT.with("eps", "1e-5")).calibration())
                .isEmpty();
    }
}
