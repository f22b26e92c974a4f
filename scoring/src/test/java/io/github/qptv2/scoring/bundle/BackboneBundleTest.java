package io.github.qptv2.scoring.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.BackboneSpec;
import io.github.qptv2.scoring.backbone.ImageView;
import io.github.qptv2.scoring.backbone.InputScaling;
import io.github.qptv2.scoring.backbone.LinearRegression;
import io.github.qptv2.scoring.backbone.Standardization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class BackboneBundleTest {

    private static final MosMapping TO_MOS = new MosMapping(0, 1, 0.5, 4, new MosScale(0, 1, true));

    @TempDir
    private Path folder;

    /** The raw output is twice the greatest red value over 255, less 0.5: gray of 51 has 0.4 - 0.5. */
    private static BackboneBundle bundle() throws IOException {
        try (var in = Objects.requireNonNull(BackboneBundleTest.class.getResourceAsStream("/golden/backbone.onnx"))) {
            var spec = BackboneSpec.of("tiny", InputScaling.parse("unit"))
                    .withOutputs(List.of("double"))
                    .withLicense("Apache-2.0");
            var model = new BackboneModel(
                    List.of(new BackboneModel.Network(spec, in.readAllBytes())),
                    List.of(ImageView.parse("native:64")),
                    new Standardization(new float[3], new float[] {1, 1, 1}),
                    new LinearRegression(new float[] {1, 0, 0}, -0.5));
            var calibration = new Calibration(
                    0.5, 0.2, Optional.of(TO_MOS), Optional.of(new Percentiles("own", List.of(-1.0, 0.0, 1.0))));
            return new BackboneBundle(
                    new ModelDescription(
                            "mine",
                            Task.IQA,
                            "own, 500 images",
                            InferenceConfig.DEFAULT,
                            PreprocessingSpec.DEFAULT,
                            Optional.of(calibration)),
                    model);
        }
    }

    private Path written() throws IOException {
        Path file = folder.resolve("my.qpt");
        bundle().write(file);
        return file;
    }

    private static Image gray(int width, int height, int value) {
        var rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) value);
        return Image.of(width, height, rgb);
    }

    @Test
    void aScorerLoadsItAsAnyModel() throws IOException {
        try (var scorer = Scorer.load(written())) {
            var score = scorer.score(gray(80, 40, 51));
            assertThat(score.raw()).isCloseTo(-0.1, within(1e-6));
            assertThat(score.mos().orElseThrow()).isCloseTo(1 / (1 + Math.exp(4 * 0.6)), within(1e-6));
            assertThat(score.percentile().orElseThrow()).isCloseTo(45, within(1e-4));
            assertThat(score.model()).isEqualTo("mine");
            assertThat(score.task()).isEqualTo(Task.IQA);
            assertThat(score.width()).isEqualTo(80);
            assertThat(score.crops()).isEqualTo(1);
            assertThat(scorer.description().trainingData()).isEqualTo("own, 500 images");
            assertThat(scorer.frames()).isEqualTo(1);
        }
    }

    @Test
    void imagesOfAnySizeAreScoredInTheirOrder() throws IOException {
        try (var scorer = Scorer.load(written())) {
            var scores = scorer.score(List.of(gray(500, 300, 255), gray(17, 100, 0), gray(64, 64, 102)));
            assertThat(scores.stream().mapToDouble(Score::raw).toArray())
                    .containsExactly(new double[] {1.5, -0.5, 0.3}, within(1e-6));
        }
    }

    @Test
    void aCanceledTokenEndsScoringBeforeTheFirstImage() throws IOException {
        try (var scorer = Scorer.load(written())) {
            var modelInput = List.of(scorer.prepare(gray(64, 64, 1)), scorer.prepare(gray(64, 64, 2)));
            var token = new CancellationToken();
            token.cancel();
            assertThatThrownBy(() -> scorer.scoreInputs(modelInput, token, score -> {}))
                    .isInstanceOf(CancellationException.class);
            assertThat(scorer.scoreInputs(modelInput)).hasSize(2);
        }
    }

    @Test
    void imagesThatAreTooSmallAreRefused() throws IOException {
        try (var scorer = Scorer.load(written())) {
            assertThatThrownBy(() -> scorer.score(gray(8, 100, 1)))
                    .hasMessage("an image must be at least 16 pixels on each side, got 8x100");
        }
    }

    @Test
    void itMakesNoMapAndIsNoHiViT() throws IOException {
        Path file = written();
        try (var scorer = Scorer.load(file)) {
            assertThat(scorer.isMappable()).isFalse();
            assertThatThrownBy(() -> scorer.map(gray(64, 64, 1)))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("a regression on a frozen network makes no map of an image; use a HiViT");
            assertThatThrownBy(scorer::bundle).hasMessage("mine is a regression on a frozen network, no HiViT");
        }
        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessage(file + ": is a regression on a frozen network, which can score, rank, be evaluated and be"
                        + " calibrated; this needs a HiViT");
    }

    @Test
    void cropsAndShortSideHaveNoMeaningForIt() throws IOException {
        Path file = written();
        assertThatThrownBy(() -> Scorer.load(file, ScorerOptions.DEFAULT.withMaxCrops(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a regression on a frozen network has views of its own; leave out crops and short side");
    }

    @Test
    void anotherCalibrationKeepsItSound() throws IOException {
        Path file = written(), out = folder.resolve("other.qpt");
        var other = new Calibration(0, 1, Optional.empty(), Optional.empty());
        ModelBundle.writeCalibrated(Checkpoint.read(file), other, out);
        try (var scorer = Scorer.load(out)) {
            assertThat(scorer.score(gray(64, 64, 51)).raw()).isCloseTo(-0.1, within(1e-6));
            assertThat(scorer.score(gray(64, 64, 51)).mos()).isEmpty();
        }
    }

    @Test
    void aCorruptFileIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        bytes[bytes.length - 1] ^= 1;
        Path corrupt = Files.write(folder.resolve("corrupt.qpt"), bytes);
        assertThatThrownBy(() -> Scorer.load(corrupt))
                .hasMessage(corrupt + ": the file is corrupt: its contents do not match its SHA-256");
        assertThatThrownBy(() -> Scorer.describe(corrupt)).isInstanceOf(CheckpointException.class);
    }
}
