package io.github.qptv2.scoring.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import ai.onnxruntime.OrtException;
import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.bundle.BundleMetadata;
import io.github.qptv2.scoring.bundle.CropScale;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class OnnxExportTest {

    /** The same operators on the same numbers. */
    private static final double SAME = 1e-5;

    private static final ScorerOptions OPTIONS = ScorerOptions.DEFAULT.withThreads(1);

    @TempDir
    private Path folder;

    /** The reference network of 64 x 64 pixels, read as described. */
    private static ModelBundle model(InferenceConfig inferenceConfig, PreprocessingSpec preprocessing)
            throws CheckpointException {
        var bundle = ModelBundle.read(TestModels.micro());
        var description = new ModelDescription(
                "micro", Task.IQA, "formula", inferenceConfig, preprocessing, Optional.of(TestModels.calibration()));
        return new ModelBundle(description, bundle.architecture(), bundle.weights());
    }

    private static ModelBundle model() throws CheckpointException {
        return model(InferenceConfig.DEFAULT, PreprocessingSpec.DEFAULT);
    }

    /** What a crop of 64 x 64 pixels becomes by the entries of the metadata, in plain Java. */
    private static float[] planes(Image crop, PlainOnnx file) throws OrtException {
        String[] mean = file.entry("qpt.input.mean").split(" ", -1);
        String[] std = file.entry("qpt.input.std").split(" ", -1);
        boolean bgr = file.entry("qpt.input.channels").equals("bgr");
        var planes = new float[3 * 64 * 64];
        for (int i = 0; i < planes.length; i++) {
            int plane = i / (64 * 64), color = bgr ? 2 - plane : plane;
            int value = crop.at(i % 64, i / 64 % 64, color);
            planes[i] = (float) ((value / 255.0 - Double.parseDouble(mean[color])) / Double.parseDouble(std[color]));
        }
        return planes;
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aFileGivesTheScoreOfTheSameTensor(Precision precision) throws Exception {
        var read = InferenceConfig.DEFAULT
                .with("pooling", "norm_then_mean")
                .with("channels", "bgr")
                .with("normalization", "half");
        var model = model(read, PreprocessingSpec.DEFAULT);
        var crop = TestModels.image(64, 64, 1);
        Path file = folder.resolve("model.onnx");
        OnnxExport.write(model, ExportOptions.DEFAULT.withPrecision(precision), file);
        try (var scorer = Scorer.of(model, OPTIONS.withPrecision(precision));
                var onnx = new PlainOnnx(Files.readAllBytes(file))) {
            float[] planes = planes(crop, onnx);
            assertThat((double) onnx.score("images", planes, 1, 3, 64, 64))
                    .isEqualTo(scorer.score(crop).raw(), within(SAME));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "crops, rgb, 0, 15", // at its own size
        "crops, bgr, 90, 6", // scaled to a short side
        "crops, rgb, 0, 1",
        "center:80, rgb, 0, 15",
        "center:40, rgb, 0, 15", // never smaller than a crop
        "squash, rgb, 0, 15"
    })
    void aFileWithPreprocessingGivesTheScoreOfTheSamePixels(String resize, String channels, int shortSide, int crops)
            throws Exception {
        var read = InferenceConfig.DEFAULT.with("resize", resize).with("channels", channels);
        var side = shortSide == 0 ? OptionalInt.empty() : OptionalInt.of(shortSide);
        requireSameScores(model(read, new PreprocessingSpec(side, crops)));
    }

    @Test
    void cropsOfTwoScalesAreScoredTogether() throws Exception {
        var spec = new PreprocessingSpec(OptionalInt.of(80), 2).withFiner(new CropScale(128, 4));
        requireSameScores(model(InferenceConfig.DEFAULT, spec));
    }

    private static void requireSameScores(ModelBundle model) throws Exception {
        byte[] file = OnnxExport.bytes(model, ExportOptions.DEFAULT.withPreprocessing());
        try (var scorer = Scorer.of(model, OPTIONS);
                var onnx = new PlainOnnx(file)) {
            for (var image : images()) {
                Score score = scorer.score(image);
                assertThat((double) onnx.of(image, "score"))
                        .as(image.toString())
                        .isEqualTo(score.raw(), within(SAME));
                assertThat((double) onnx.of(image, "mos"))
                        .as(image.toString())
                        .isEqualTo(score.mos().orElseThrow(), within(10 * SAME)); // the curve is steeper
            }
        }
    }

    /** Smaller than a crop, as large, a little larger, much larger, and elongated both ways. */
    private static List<Image> images() {
        int[][] sizes = {
            {16, 16},
            {63, 40},
            {64, 64},
            {65, 64},
            {64, 65},
            {63, 64},
            {90, 90},
            {89, 91},
            {128, 64},
            {640, 16},
            {16, 640},
            {127, 129},
            {200, 150},
            {150, 200},
            {320, 240},
            {500, 333},
            {97, 311},
            {400, 64},
            {257, 255},
            {30, 700}
        };
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> TestModels.image(sizes[i][0], sizes[i][1], i))
                .toList();
    }

    @Test
    void anImageOfOneCropGivesTheScore() throws Exception {
        var image = TestModels.image(64, 64, 5);
        byte[] file = OnnxExport.bytes(model(), ExportOptions.DEFAULT.withPreprocessing());
        try (var scorer = Scorer.of(model(), OPTIONS);
                var onnx = new PlainOnnx(file)) {
            assertThat((double) onnx.of(image, "score"))
                    .isEqualTo(scorer.score(image).raw(), within(SAME));
        }
    }

    @Test
    void integersAndPreprocessingGoTogether() throws Exception {
        var options = ExportOptions.DEFAULT.withPrecision(Precision.INT8).withPreprocessing();
        var image = TestModels.image(200, 150, 3); // cropped at its own size
        try (var scorer = Scorer.of(model(), OPTIONS.withPrecision(Precision.INT8));
                var onnx = new PlainOnnx(OnnxExport.bytes(model(), options))) {
            assertThat(scorer.score(image).crops()).isGreaterThan(4);
            assertThat((double) onnx.of(image, "score"))
                    .isEqualTo(scorer.score(image).raw(), within(SAME));
        }
    }

    @Test
    void theMetadataHoldsTheBundleAndTheInput() throws Exception {
        var preprocessing = new PreprocessingSpec(OptionalInt.of(320), 6);
        var model = model(InferenceConfig.DEFAULT, preprocessing);
        try (var onnx = new PlainOnnx(OnnxExport.bytes(model, ExportOptions.DEFAULT))) {
            assertThat(BundleMetadata.decode(onnx.metadata())).contains(model.description());
            assertThat(onnx.metadata())
                    .containsEntry("qpt.precision", "fp32")
                    .containsEntry("qpt.preprocessing", "none")
                    .containsEntry("qpt.input.size", "64")
                    .containsEntry("qpt.input.frames", "1")
                    .containsEntry("qpt.input.channels", "rgb")
                    .containsEntry("qpt.input.mean", "0.485 0.456 0.406")
                    .containsEntry("qpt.input.std", "0.229 0.224 0.225")
                    .containsEntry("qpt.short-side", "320")
                    .containsEntry("qpt.crops", "6")
                    .containsEntry("qpt.mos.scale", "1.0 5.0");
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aModelForClipsIsExportedFromNormalizedClips(Precision precision) throws Exception {
        var clips = model().inflated(4);
        var crop = TestModels.image(64, 64, 1);
        try (var scorer = Scorer.of(clips, OPTIONS.withPrecision(precision));
                var onnx = new PlainOnnx(OnnxExport.bytes(clips, ExportOptions.DEFAULT.withPrecision(precision)))) {
            float[] planes = planes(crop, onnx);
            var clip = new float[4 * planes.length]; // (3, 4, 64, 64)
            for (int i = 0; i < clip.length; i++) {
                clip[i] = planes[i / (4 * 4096) * 4096 + i % 4096];
            }
            assertThat((double) onnx.score("clips", clip, 1, 3, 4, 64, 64))
                    .isEqualTo(scorer.rawOfClip(List.of(crop, crop, crop, crop)), within(SAME));
        }
    }

    @Test
    void whatCannotBeExportedIsSaid() throws Exception {
        var clips = model().inflated(4);
        var decoded = ExportOptions.DEFAULT.withPreprocessing();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxExport.bytes(clips, decoded))
                .withMessage("preprocessing is exported with image models; this one is for clips of 4 frames");
        var encoder = new ModelBundle(
                model().description(), new Architecture(model().architecture().config(), 1, false), model().weights());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxExport.bytes(encoder, ExportOptions.DEFAULT))
                .withMessage("an encoder without a quality head cannot score; fine-tune it first");
    }

    @Test
    void aFileIsReplacedAsAWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("model.onnx"), "old");
        OnnxExport.write(model(), ExportOptions.DEFAULT, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(OnnxExport.bytes(model(), ExportOptions.DEFAULT));
        assertThat(folder.toFile().list()).containsExactly("model.onnx");
    }
}
