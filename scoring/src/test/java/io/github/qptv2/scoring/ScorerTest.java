package io.github.qptv2.scoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.CropScale;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Normalization;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.ResizePolicy;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.scoring.bundle.TestModels;
import io.github.qptv2.scoring.internal.Preprocessor;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class ScorerTest {

    private static final double SAME = 1e-5; // what users are promised

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private static Scorer scorer;

    @BeforeAll
    static void load() throws Exception {
        scorer = Scorer.load(TestModels.micro());
    }

    @AfterAll
    static void free() {
        scorer.close();
    }

    @Test
    void anImageOfTheNetworksSizeIsOneCropAndGivesTheReferenceScore() throws Exception {
        // the reference input undone to bytes loses precision, so compare with the network fed the same bytes
        var image = TestModels.image(64, 64, 1);
        var score = scorer.score(image);

        assertThat(score.crops()).isEqualTo(1);
        assertThat(score.raw()).isEqualTo(rawByHand(image), within(SAME));
        assertThat(score.width()).isEqualTo(64);
        assertThat(score.mos()).isEmpty();
        assertThat(score.percent()).isEmpty();
        assertThat(score.percentile()).isEmpty();
    }

    /** Normalized pixel by pixel in plain Java, then through the network. */
    private static double rawByHand(Image image) throws Exception {
        return byHand(image, QualityNetwork::forward)[0];
    }

    private static float[] byHand(Image image, BiFunction<QualityNetwork, Tensor, Tensor> pass) throws Exception {
        var input = new float[3 * 64 * 64];
        for (int i = 0; i < input.length; i++) {
            int color = i / (64 * 64), x = i % 64, y = i / 64 % 64;
            input[i] = Normalization.IMAGENET.of(image.at(x, y, color), color);
        }
        var bundle = ModelBundle.read(TestModels.micro());
        try (var scope = Scope.open();
                var network = new QualityNetwork(bundle.architecture().config(), 1e-6, Pooling.MEAN_THEN_NORM)) {
            network.load(Checkpoint.read(TestModels.micro()).weights());
            var images = Tensor.of(input, 1, 3, 64, 64);
            return pass.apply(network, TokenLayout.of(images)).toFloatArray();
        }
    }

    @Test
    void theSameImageScoresTheSameAloneInABatchAndInAnyOrder() throws Exception {
        var images = IntStream.range(0, 12)
                .mapToObj(i -> TestModels.image(40 + 37 * i, 90 + 11 * i, i))
                .toList();
        var alone = new double[12];
        for (int i = 0; i < 12; i++) {
            alone[i] = scorer.score(images.get(i)).raw();
        }
        var order = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
        Collections.shuffle(order, new Random(5));

        var batch = scorer.score(order.stream().map(images::get).toList());

        for (int i = 0; i < 12; i++) {
            assertThat(batch.get(i).raw()).isEqualTo(alone[order.get(i)], within(SAME));
        }
        assertThat(alone).doesNotHaveDuplicates();
        try (var other = Scorer.load(TestModels.micro(), ScorerOptions.DEFAULT.withBatch(3))) {
            assertThat(other.score(images).get(7).raw()).isEqualTo(alone[7], within(SAME));
        }
    }

    @Test
    void theScoreOfTwoScalesIsTheMeanOverTheCropsOfBoth() throws Exception {
        var one = ModelBundle.read(TestModels.micro());
        var spec = new PreprocessingSpec(OptionalInt.of(80), 2).withFiner(new CropScale(128, 4));
        var description = one.description();
        var two = new ModelBundle(
                new ModelDescription(
                        description.name(),
                        description.task(),
                        "",
                        description.inferenceConfig(),
                        spec,
                        Optional.empty()),
                one.architecture(),
                one.weights());
        var image = TestModels.image(200, 150, 3);
        try (var both = Scorer.of(two, ScorerOptions.DEFAULT);
                var coarse =
                        Scorer.of(two, ScorerOptions.DEFAULT.withShortSide(80).withMaxCrops(2));
                var fine =
                        Scorer.of(two, ScorerOptions.DEFAULT.withShortSide(128).withMaxCrops(4))) {
            var score = both.score(image);
            assertThat(score.crops()).isEqualTo(6);
            assertThat(score.raw())
                    .isEqualTo(
                            (2 * coarse.score(image).raw()
                                            + 4 * fine.score(image).raw())
                                    / 6,
                            within(SAME));
            assertThat(both.imageSettings())
                    .isEqualTo("max_crops=2 short_side=80 finer_max_crops=4 finer_short_side=128");
            assertThat(coarse.imageSettings()).isEqualTo("max_crops=2 short_side=80");
            assertThat(both.inputBytes()).isEqualTo(6 * 3 * 64 * 64);
        }
    }

    @Test
    void theSameImageScoresTheSameWithAnyNumberOfThreads() throws Exception {
        var image = TestModels.image(200, 150, 3);
        double expected = scorer.score(image).raw();
        for (int threads : new int[] {1, 2, 4}) {
            try (var other = Scorer.load(TestModels.micro(), ScorerOptions.DEFAULT.withThreads(threads))) {
                assertThat(other.score(image).raw()).isEqualTo(expected, within(SAME));
            }
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            var futures = new ArrayList<Future<Double>>();
            for (int i = 0; i < 16; i++) {
                futures.add(pool.submit(() -> scorer.score(image).raw()));
            }
            for (var future : futures) {
                assertThat(future.get()).isEqualTo(expected, within(SAME));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void filesStreamsAndJavasImagesScoreAlike() throws Exception {
        var image = TestModels.image(100, 80, 4);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image.toBufferedImage(), "png", bytes);
        var file = dir.resolve("image.png");
        Files.write(file, bytes.toByteArray());
        double expected = scorer.score(image).raw();

        assertThat(scorer.score(file).raw()).isEqualTo(expected);
        assertThat(scorer.score(new ByteArrayInputStream(bytes.toByteArray()), "stream")
                        .raw())
                .isEqualTo(expected);
        assertThat(scorer.score(image.toBufferedImage()).raw()).isEqualTo(expected);
        assertThat(scorer.score(List.of(image, image)).get(1).raw()).isEqualTo(expected, within(SAME));
    }

    @Test
    void aCalibratedModelFillsEveryField() throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        var file = dir.resolve("calibrated.safetensors");
        var description = new ModelDescription(
                "calibrated",
                Task.IQA,
                "",
                InferenceConfig.DEFAULT,
                PreprocessingSpec.DEFAULT,
                Optional.of(TestModels.calibration()));
        new ModelBundle(description, raw.architecture(), raw.weights()).write(file);
        var image = TestModels.image(64, 64, 1);
        try (var calibrated = Scorer.load(file)) {
            var score = calibrated.score(image);

            var map = TestModels.calibration().mos().orElseThrow();
            assertThat(score.mos()).hasValue(map.mos(score.raw()));
            assertThat(score.percent().orElseThrow()).isEqualTo(100 * (map.mos(score.raw()) - 1) / 4, within(1e-9));
            assertThat(score.percentile().orElseThrow()).isBetween(0.0, 100.0);
            assertThat(score.model()).isEqualTo("calibrated");
            assertThat(score.task()).isEqualTo(Task.IQA);
        }
    }

    @Test
    void percentilesCountFromTheOtherEndWhereOutputsFallWithQuality() throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        var file = dir.resolve("falling.safetensors");
        var falling = new Calibration(
                0,
                1,
                Optional.of(new MosMapping(1, 5, 0, -1, new MosScale(1, 5, true))),
                TestModels.calibration().percentiles());
        var description = new ModelDescription(
                "falling", Task.IQA, "", InferenceConfig.DEFAULT, PreprocessingSpec.DEFAULT, Optional.of(falling));
        new ModelBundle(description, raw.architecture(), raw.weights()).write(file);
        try (var calibrated = Scorer.load(file)) {
            var score = calibrated.score(TestModels.image(64, 64, 1));

            double rising = TestModels.calibration().percentiles().orElseThrow().of(score.raw());
            assertThat(score.percentile()).hasValue(100 - rising);
        }
    }

    @Test
    void channelOrderDecidesWhichColorComesFirst() throws Exception {
        var image = TestModels.image(64, 64, 9);
        try (var one = withInferenceConfig(
                        InferenceConfig.DEFAULT.with("normalization", "half").with("channels", "bgr"));
                var other = withInferenceConfig(InferenceConfig.DEFAULT.with("normalization", "half"))) {
            assertThat(one.score(swapped(image)).raw())
                    .isEqualTo(other.score(image).raw(), within(SAME));
            assertThat(Math.abs(one.score(image).raw() - other.score(image).raw()))
                    .isGreaterThan(10 * SAME);
        }
    }

    private Scorer withInferenceConfig(InferenceConfig inferenceConfig) throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        var file = dir.resolve(inferenceConfig.channels() + ".safetensors");
        var description =
                new ModelDescription("m", Task.IQA, "", inferenceConfig, PreprocessingSpec.DEFAULT, Optional.empty());
        new ModelBundle(description, raw.architecture(), raw.weights()).write(file);
        return Scorer.load(file);
    }

    private static Image swapped(Image image) {
        var rgb = image.rgb().clone();
        for (int i = 0; i < rgb.length; i += 3) {
            byte red = rgb[i];
            rgb[i] = rgb[i + 2];
            rgb[i + 2] = red;
        }
        return Image.of(image.width(), image.height(), rgb);
    }

    @Test
    void theMapCoversTheImage() throws Exception {
        var map = scorer.map(TestModels.image(200, 100, 2));

        assertThat(map.columns()).isEqualTo(13); // 200 / 16 rounded up
        assertThat(map.rows()).isEqualTo(7);
        for (float value : map.values()) {
            assertThat(value).isFinite();
        }
        var single = scorer.map(TestModels.image(64, 64, 1));
        assertThat(single.columns()).isEqualTo(4);
        assertThat(single.values()).doesNotHaveDuplicates();
    }

    @Test
    void theMapOfOneCropIsTheHeadsOutputForEachToken() throws Exception {
        var image = TestModels.image(64, 64, 1);
        float[] expected = byHand(
                image,
                (network, tokens) -> network.tokenScores(network.encoder().forward(tokens)));
        float[] values = scorer.map(image).values();
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isEqualTo(expected[i], within((float) SAME));
        }
    }

    @Test
    void aVeryLargeImageIsMappedAtASmallerSize() throws Exception {
        var map = scorer.map(TestModels.image(2000, 1500, 2)); // 32 x 24 crops of 64, 64 allowed

        assertThat(map.columns() * map.rows()).isLessThanOrEqualTo(64 * 16);
        assertThat((double) map.columns() / map.rows()).isEqualTo(4.0 / 3, within(0.08));
    }

    @Test
    void anImageThatCannotBeScoredIsTheSameExceptionInEveryForm() throws Exception {
        var small = TestModels.image(15, 100, 0);
        String rule = "an image must be at least 16 pixels on each side, got 15x100";
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> scorer.score(small))
                .withMessage(rule);
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> scorer.score(small.toBufferedImage()))
                .withMessage(rule);
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> scorer.map(small))
                .withMessage(rule);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(small.toBufferedImage(), "png", bytes);
        Path file = Files.write(dir.resolve("small.png"), bytes.toByteArray());
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> scorer.score(file))
                .withMessage(file + ": " + rule);
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> scorer.score(new ByteArrayInputStream(bytes.toByteArray()), "upload"))
                .withMessage("upload: " + rule);
    }

    @Test
    void aStreamThatFailsIsAnImageExceptionToo() throws Exception {
        var broken = InputStream.nullInputStream();
        broken.close(); // every read fails
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> scorer.score(broken, "upload"))
                .withMessage("upload: cannot be read: Stream closed");
    }

    @Test
    void imagesUpToFiftyTimesAsLongAsWideAreScored() throws Exception {
        assertThatExceptionOfType(ImageException.class)
                .isThrownBy(() -> scorer.score(TestModels.image(816, 16, 0)))
                .withMessage("an image's sides must be at most 50:1, got 816x16");
        assertThat(scorer.score(TestModels.image(800, 16, 0)).crops()).isEqualTo(15);
    }

    @Test
    void aCanceledTokenEndsScoringAfterTheImagesThatAreComplete() throws Exception {
        // 1, 1 and 15 crops, two in a pass: after the first pass only the first two images are complete
        var inputs = List.of(
                scorer.prepare(TestModels.image(64, 64, 0)),
                scorer.prepare(TestModels.image(64, 64, 2)),
                scorer.prepare(TestModels.image(500, 500, 1)));
        var passes = new AtomicInteger();
        var afterOne = CancellationToken.when(() -> passes.incrementAndGet() > 1);
        var scores = new ArrayList<Score>();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> scorer.scoreInputs(inputs, afterOne, scores::add));

        assertThat(scores).hasSize(2);
        assertThat(scores.get(1).raw())
                .isEqualTo(scorer.score(TestModels.image(64, 64, 2)).raw(), within(SAME));
    }

    @Test
    @Timeout(20)
    void aScorerIsNotClosedInsideItsOwnCall() throws Exception {
        try (var own = Scorer.load(TestModels.micro())) {
            var inputs = List.of(own.prepare(TestModels.image(64, 64, 0)));
            var closing = CancellationToken.when(() -> {
                own.close();
                return true;
            });
            List<ThrowingCallable> calls = List.of(
                    () -> own.scoreInputs(inputs, new CancellationToken(), score -> own.close()),
                    () -> own.scoreInputs(inputs, closing, score -> {}));
            for (var call : calls) {
                assertThatIllegalStateException()
                        .isThrownBy(call)
                        .withMessage("scorer cannot be closed inside its own call");
            }
            assertThat(own.isClosed()).isFalse();
        }
    }

    @Test
    void anInputWithCropsOfAnotherSizeIsRefused() throws Exception {
        for (int side : new int[] {32, 96}) {
            var other = new Preprocessor(new ResizePolicy.Squash(), PreprocessingSpec.DEFAULT, side);
            var inputs = List.of(
                    scorer.prepare(TestModels.image(64, 64, 0)),
                    new ModelInput(other.prepare(TestModels.image(64, 64, 0)), Optional.empty()));
            String message = "an input must be prepared by the model that scores it: crops of 64x64 pixels, got"
                    + " crops of %dx%d pixels".formatted(side, side);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scorer.scoreInputs(inputs))
                    .withMessage(message);
            try (var embedder = Embedder.load(TestModels.micro(), ScorerOptions.DEFAULT)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> embedder.embed(inputs))
                        .withMessage(message);
            }
        }
    }

    @Test
    void aClosedScorerScoresNothing() throws Exception {
        var image = TestModels.image(64, 64, 0);
        var closed = Scorer.load(TestModels.micro());
        var input = closed.prepare(image);
        closed.close();
        closed.close(); // the second time it does nothing

        assertThat(closed.isClosed()).isTrue();
        List<ThrowingCallable> calls = List.of(
                () -> closed.score(image),
                () -> closed.prepare(image),
                () -> closed.scoreInputs(List.of(input)),
                () -> closed.map(image),
                () -> closed.score(List.of()),
                () -> closed.score(dir.resolve("missing.png")),
                () -> closed.score(InputStream.nullInputStream(), "empty"),
                () -> closed.scoreVideo(dir.resolve("missing.mp4")),
                () -> closed.rawOfClip(List.of()));
        for (var call : calls) {
            assertThatIllegalStateException().isThrownBy(call).withMessage("scorer is closed");
        }
    }

    @Test
    void anEncoderWithoutAHeadIsRefused() throws Exception {
        var raw = ModelBundle.read(TestModels.micro());
        var file = dir.resolve("encoder.safetensors");
        Safetensors.write(file, raw.weights().without(name -> name.startsWith("quality_regressor")));

        assertThatThrownBy(() -> Scorer.load(file))
                .hasMessage(file + ": an encoder without a quality head cannot score; fine-tune it first");
    }
}
