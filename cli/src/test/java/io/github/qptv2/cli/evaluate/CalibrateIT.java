package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CalibrateIT {

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path images = Path.of("");
    private Path bundle = Path.of("");

    @BeforeEach
    void images() throws IOException {
        model = Cli.microModel(folder);
        images = TestImages.folder(folder.resolve("set"), 12, 70);
        bundle = folder.resolve("bundle.safetensors");
    }

    /** MOS of 1..5, linear in the model's raw output, so the MOS mapping must rise and fit closely. */
    private void label(String split) throws IOException {
        var text = new StringBuilder("path,score,split,scale\n");
        try (var scorer = Scorer.load(model)) {
            List<Double> rawOutputs =
                    files().stream().map(file -> raw(scorer, file)).toList();
            double low = rawOutputs.stream().min(Double::compare).orElseThrow();
            double high = rawOutputs.stream().max(Double::compare).orElseThrow();
            for (int i = 0; i < rawOutputs.size(); i++) {
                double score = 1 + 4 * (rawOutputs.get(i) - low) / (high - low);
                text.append("%03d.png,%s,%s,1:5%n".formatted(i, score, i < 10 ? "train" : split));
            }
        }
        Files.writeString(images.resolve("labels.csv"), text);
    }

    private static double raw(Scorer scorer, Path file) {
        try {
            return scorer.score(file).raw();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> files() throws IOException {
        try (var listed = Files.list(images)) {
            return listed.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
    }

    private Calibration calibration(Path file) throws IOException {
        return ModelBundle.read(file).description().calibration().orElseThrow();
    }

    @Test
    void theTrainingPartGivesMeanMosMappingAndPercentiles() throws IOException {
        label("test");
        var run = Cli.run("calibrate", "--model", model, "--dataset", "own=" + images, "--out", bundle);
        assertThat(run.err())
                .isEqualTo("qpt: scoring 10 images of own set official train\n"
                        + "qpt: 10 rated images are few: the MOS mapping and its direction may be due to chance; use 30 or more\n"
                        + "qpt: wrote " + bundle + "\n");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("10 of own set official train").contains("higher output means better quality");
        Calibration calibration = calibration(bundle);
        try (var scorer = Scorer.load(bundle)) {
            double mean = files().subList(0, 10).stream()
                    .mapToDouble(file -> raw(scorer, file))
                    .average()
                    .orElseThrow();
            assertThat(calibration.rawMean()).isCloseTo(mean, within(1e-12));
            var score = scorer.score(files().get(11));
            MosMapping map = calibration.mos().orElseThrow();
            assertThat(score.mos()).hasValue(map.mos(score.raw()));
        }
        assertThat(calibration.percentiles().orElseThrow().set()).isEqualTo("own set official train");
        assertThat(calibration.percentiles().orElseThrow().quantiles()).hasSize(101);
    }

    @Test
    void aScaleIsNeverGuessedFromTheScores() throws IOException {
        label("test");
        var labels = Files.readString(images.resolve("labels.csv"));
        Files.writeString(
                images.resolve("labels.csv"), labels.replace(",scale", "").replace(",1:5", ""));
        var unstated = Cli.run("calibrate", "--model", model, "--dataset", "own=" + images, "--out", bundle);
        assertThat(unstated.exitCode()).isEqualTo(2);
        assertThat(unstated.err().lines().findFirst())
                .contains("qpt: the scale of the scores is not stated, and their range, 1 to 5, need not be the scale;"
                        + " state it, for example --scale 1:5");
        var narrow =
                Cli.run("calibrate", "--model", model, "--dataset", "own=" + images, "--scale", "2:5", "--out", bundle);
        assertThat(narrow.err()).startsWith("qpt: scores of own must lie on the scale 2:5, got 1.");
        var word = Cli.run("calibrate", "--model", model, "--dataset", "own=" + images, "--scale", "five");
        assertThat(word.err()).contains("a scale must be LO:HI with LO below HI, such as 1:5, got five");
        assertThat(bundle).doesNotExist();

        var run = Cli.run(
                "calibrate", "--model", model, "--dataset", "own=" + images, "--scale", "0:10", "--out", bundle);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(calibration(bundle).mos().orElseThrow().scale()).isEqualTo(new MosScale(0, 10, true));
        assertThat(Cli.run("inspect", bundle).out()).contains("MOS 0.0 to 10.0, higher is better");
    }

    @Test
    void unlabeledImagesChangeThePercentilesAndKeepTheMosMapping() throws IOException {
        label("test");
        assertThat(Cli.run("calibrate", "--model", model, "--dataset", "own=" + images, "--out", bundle)
                        .exitCode())
                .isZero();
        var before = calibration(bundle);
        var others = TestImages.folder(folder.resolve("others"), 5, 90);
        var weights = Safetensors.read(bundle).names();
        var run = Cli.run("calibrate", "--model", bundle, "--images", others);
        assertThat(run.out()).contains("5 of others").contains("unchanged: unlabeled images do not affect it");
        var after = calibration(bundle);
        assertThat(after.mos()).isEqualTo(before.mos());
        assertThat(after.percentiles().orElseThrow().set()).isEqualTo("others");
        assertThat(after.rawMean()).isNotEqualTo(before.rawMean());
        assertThat(Safetensors.read(bundle).names()).isEqualTo(weights);
    }

    @Test
    void unreadableImagesAreNamedAndTheExitCodeIs3() throws IOException {
        label("train");
        Files.writeString(images.resolve("004.png"), "not an image");
        Files.delete(images.resolve("007.png"));
        var run = Cli.run("calibrate", "--model", model, "--dataset", "own=" + images, "--out", bundle);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("004.png: is not an image")
                .contains("007.png: ")
                .contains("2 of 12 images could not be scored and are left out");
        assertThat(run.out()).contains("10 of own set official train");
    }

    @Test
    void errorsAreOneLineAndWriteNothing() throws IOException {
        label("test");
        assertThat(Cli.run("calibrate", "--model", model, "--dataset", "own=" + images)
                        .err())
                .isEqualTo("qpt: " + model + " is a checkpoint, which cannot hold a calibration;"
                        + " name the bundle to write with --out FILE.safetensors\n");
        assertThat(Cli.run("calibrate", "--model", model, "--out", bundle).exitCode())
                .isEqualTo(2);
        var one = TestImages.folder(folder.resolve("one"), 1, 70);
        var run = Cli.run("calibrate", "--model", model, "--images", one, "--out", bundle);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be calibrated on one: a calibration needs two different raw outputs");
        assertThat(bundle).doesNotExist();
    }
}
