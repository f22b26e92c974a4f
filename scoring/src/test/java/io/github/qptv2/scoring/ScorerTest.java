package io.github.qptv2.scoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Normalization;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.scoring.bundle.TestModels;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
        assertThat(score.mos()).isNull();
        assertThat(score.score()).isNull();
        assertThat(score.percentile()).isNull();
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
        double[] alone = images.stream().mapToDouble(p -> scorer.score(p).raw()).toArray();
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
        assertThat(scorer.scoreFiles(List.of(file, file)).get(1).raw()).isEqualTo(expected, within(SAME));
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
            assertThat(score.mos()).isEqualTo(map.mos(score.raw()));
            assertThat(score.score()).isEqualTo(100 * (map.mos(score.raw()) - 1) / 4, within(1e-9));
            assertThat(score.percentile()).isBetween(0.0, 100.0);
            assertThat(score.model()).isEqualTo("calibrated");
            assertThat(score.task()).isEqualTo("iqa");
        }
    }

    @Test
    void anImageThatScoresHighStandsHighAlsoWhereOutputsFallWithQuality() throws Exception {
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
            assertThat(score.percentile()).isEqualTo(100 - rising);
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
        var description = new ModelDescription(
                "m", Task.IQA, "", inferenceConfig, PreprocessingSpec.DEFAULT, Optional.empty());
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
    void theMapCoversTheImage() {
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
    void theMapOfOneCropIsWhatTheHeadSaysOfEachToken() throws Exception {
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
    void aVeryLargeImageIsMappedAtASmallerSize() {
        var map = scorer.map(TestModels.image(2000, 1500, 2)); // 32 x 24 crops of 64, 64 allowed

        assertThat(map.columns() * map.rows()).isLessThanOrEqualTo(64 * 16);
        assertThat((double) map.columns() / map.rows()).isEqualTo(4.0 / 3, within(0.08));
    }

    @Test
    void imagesThatShowNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scorer.score(TestModels.image(15, 100, 0)))
                .withMessage("an image must be at least 16 pixels on each side, got 15x100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scorer.score(TestModels.image(816, 16, 0)))
                .withMessage("an image's sides must be at most 50:1, got 816x16");
        assertThat(scorer.score(TestModels.image(800, 16, 0)).crops()).isEqualTo(15);
    }

    @Test
    void toldToStopItGivesTheImagesThatAreThrough() {
        // 1, 1 and 15 crops, two in a pass: after the first pass only the first two images are whole
        var modelInput = Stream.of(
                        TestModels.image(64, 64, 0), TestModels.image(64, 64, 2), TestModels.image(500, 500, 1))
                .map(scorer::prepare)
                .toList();
        var passes = new AtomicInteger();

        assertThat(scorer.scoreInput(modelInput, () -> true)).isEmpty();
        var some = scorer.scoreInput(modelInput, () -> passes.incrementAndGet() > 1);

        assertThat(some).hasSize(2);
        assertThat(some.get(1).raw())
                .isEqualTo(scorer.score(TestModels.image(64, 64, 2)).raw(), within(SAME));
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
