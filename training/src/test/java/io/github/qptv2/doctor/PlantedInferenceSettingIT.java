package io.github.qptv2.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One wrong inference setting in a working bundle: settings found by distortion series, by labels, or by neither. Two
 * of the cases, which take 45 s, need {@code -Dqpt.inference=all}.
 */
class PlantedInferenceSettingIT {

    private static final int TYPES = DistortionLevels.values().length + 1;

    @TempDir
    private static Path folder;

    private static ModelBundle model;
    private static List<Path> images;

    @BeforeAll
    static void train() throws IOException {
        model = WorkingModel.train();
        images = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            images.add(TestScenery.write(TestScenery.of(320, 256, i), folder.resolve("images/%02d.png".formatted(i))));
        }
        labeled("labeled", 120, new Size(200, 160));
        labeled("crops", 400, new Size(128, 128));
    }

    private record Size(int width, int height) {}

    /** Images that were not trained on, each with one distortion; the label falls with the distortion level. */
    private static void labeled(String name, int count, Size size) throws IOException {
        var random = new SplittableRandom(3);
        var versions = DistortionLevels.versions();
        var csv = new StringBuilder("path,score\n");
        for (int i = 0; i < count; i++) {
            Image scene = TestScenery.of(size.width(), size.height(), 1000 + i);
            int type = random.nextInt(TYPES), level = random.nextInt(DistortionLevels.LEVELS + 1);
            int version = level == 0 ? 0 : type * DistortionLevels.LEVELS + level;
            Image distorted = type == DistortionLevels.values().length
                    ? TestScenery.blue(scene, level)
                    : versions.get(version).apply(scene);
            TestScenery.write(distorted, folder.resolve(name + "/" + i + ".png"));
            csv.append(i).append(".png,").append(5 - level).append('\n');
        }
        Files.writeString(folder.resolve(name + "/labels.csv"), csv);
    }

    private static Diagnosis planted(String key, String value, boolean byLabels) throws IOException {
        return examine(
                model.with(WorkingModel.RIGHT.with(key, value)),
                byLabels ? Optional.of(sample("labeled")) : Optional.empty());
    }

    private static LabeledSample sample(String name) throws IOException {
        return LabeledSample.draw("own", folder.resolve(name), 400, 1);
    }

    private static Diagnosis examine(ModelBundle bundle, Optional<LabeledSample> labels) throws IOException {
        var options = ScorerOptions.DEFAULT.withMaxCrops(5);
        return Doctor.examine(
                new DoctorRequest(bundle, options, images, labels, 1, 2), ProgressListener.NONE, () -> false);
    }

    private static List<String> changes(Diagnosis diagnosis) {
        return diagnosis.recommended() == null
                ? List.of()
                : diagnosis.recommended().changes();
    }

    @Test
    void theModelWithItsTrainingSettingsPasses() throws IOException {
        var diagnosis = planted("eps", "1e-6", false);
        assertThat(diagnosis.trust()).isEqualTo(MonotonicityVerdict.PASS);
        assertThat(diagnosis.currentCandidate().monotonicity().mean()).isLessThan(-0.9);
        assertThat(diagnosis.recommended()).isNull();
        assertThat(diagnosis.isSignificantlyBetter()).isFalse();
        assertThat(diagnosis.health().isRepeatable()).isTrue();
        assertThat(diagnosis.health().outputs()).isEqualTo(12 * 26);
    }

    @Test
    void wrongResizingFailsAndIsFoundByDistortionSeries() throws IOException {
        var diagnosis = planted("resize", "squash", false);
        assertThat(diagnosis.trust()).isEqualTo(MonotonicityVerdict.FAIL);
        assertThat(diagnosis.isSignificantlyBetter()).isTrue();
        assertThat(changes(diagnosis)).containsExactly("resize=crops");
        assertThat(diagnosis.candidates().get(0).inferenceConfig()).isEqualTo(WorkingModel.RIGHT);
    }

    @Test
    void wrongChannelsAreFoundByLabelsNotByDistortionSeries() throws IOException {
        assertThat(planted("channels", "bgr", false).recommended()).isNull();
        var diagnosis = planted("channels", "bgr", true);
        assertThat(changes(diagnosis)).containsExactly("channels=rgb");
        assertThat(diagnosis.isSignificantlyBetter()).isTrue();
        assertThat(diagnosis.labeled()).isEqualTo(new Diagnosis.Labeled("own labeled", 120, 120, false));
    }

    @Test
    @EnabledIfSystemProperty(named = "qpt.inference", matches = "all")
    void wrongNormalizationIsFoundByLabels() throws IOException {
        var diagnosis = planted("normalization", "half", true);
        assertThat(changes(diagnosis)).containsExactly("normalization=imagenet");
    }

    @Test
    void theWrongPoolingOrderIsFoundByManyLabels() throws IOException {
        var bundle = WorkingModel.trainHead().with(WorkingModel.RIGHT.with("pooling", "mean_then_norm"));
        var diagnosis = examine(bundle, Optional.of(sample("crops")));
        assertThat(changes(diagnosis)).containsExactly("pooling=norm_then_mean");
    }

    /** A fully trained network has nearly the same scores with both pooling orders, and with any epsilon. */
    @Test
    @EnabledIfSystemProperty(named = "qpt.inference", matches = "all")
    void settingsWithEqualScoresAreNotDistinguished() throws IOException {
        var diagnosis = planted("pooling", "mean_then_norm", true);
        assertThat(diagnosis.trust()).isEqualTo(MonotonicityVerdict.PASS);
        assertThat(diagnosis.recommended()).isNull();
        assertThat(diagnosis.candidates())
                .filteredOn(candidate -> candidate.changes().equals(List.of("eps=1.0E-5")))
                .allSatisfy(
                        candidate -> assertThat(candidate.isDistinguishable()).isFalse())
                .hasSize(1);
    }
}
