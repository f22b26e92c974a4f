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
import io.github.qptv2.model.Units;
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
        scorer = Scorer.load(Models.micro());
    }

    @AfterAll
    static void free() {
        scorer.close();
    }

    @Test
    void aPictureOfTheNetworksSizeIsOneSquareAndGivesTheReferenceScore() throws Exception {
        // the reference input undone to bytes loses precision, so compare with the network fed the same bytes
        var picture = Models.picture(64, 64, 1);
        var score = scorer.score(picture);

        assertThat(score.crops()).isEqualTo(1);
        assertThat(score.raw()).isEqualTo(rawByHand(picture), within(SAME));
        assertThat(score.width()).isEqualTo(64);
        assertThat(score.mos()).isNull();
        assertThat(score.score()).isNull();
        assertThat(score.percentile()).isNull();
    }

    /** Normalised pixel by pixel in plain Java, then through the network. */
    private static double rawByHand(Image picture) throws Exception {
        return byHand(picture, QualityNetwork::forward)[0];
    }

    private static float[] byHand(Image picture, BiFunction<QualityNetwork, Tensor, Tensor> pass) throws Exception {
        var input = new float[3 * 64 * 64];
        for (int i = 0; i < input.length; i++) {
            int colour = i / (64 * 64), x = i % 64, y = i / 64 % 64;
            input[i] = Normalisation.IMAGENET.of(picture.at(x, y, colour), colour);
        }
        var bundle = ModelBundle.read(Models.micro());
        try (var scope = Scope.open();
                var network = new QualityNetwork(bundle.architecture().config(), 1e-6, Pooling.MEAN_THEN_NORM)) {
            network.load(Checkpoint.read(Models.micro()).weights());
            var images = Tensor.of(input, 1, 3, 64, 64);
            return pass.apply(network, Units.of(images)).toFloatArray();
        }
    }

    @Test
    void theSamePictureScoresTheSameAloneInABatchAndInAnyOrder() throws Exception {
        var pictures = IntStream.range(0, 12)
                .mapToObj(i -> Models.picture(40 + 37 * i, 90 + 11 * i, i))
                .toList();
        double[] alone =
                pictures.stream().mapToDouble(p -> scorer.score(p).raw()).toArray();
        var order = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
        Collections.shuffle(order, new Random(5));

        var batch = scorer.score(order.stream().map(pictures::get).toList());

        for (int i = 0; i < 12; i++) {
            assertThat(batch.get(i).raw()).isEqualTo(alone[order.get(i)], within(SAME));
        }
        assertThat(alone).doesNotHaveDuplicates();
        try (var other = Scorer.load(Models.micro(), ScorerOptions.DEFAULT.withBatch(3))) {
            assertThat(other.score(pictures).get(7).raw()).isEqualTo(alone[7], within(SAME));
        }
    }

    @Test
    void theSamePictureScoresTheSameWithAnyNumberOfThreads() throws Exception {
        var picture = Models.picture(200, 150, 3);
        double expected = scorer.score(picture).raw();
        for (int threads : new int[] {1, 2, 4}) {
            try (var other = Scorer.load(Models.micro(), ScorerOptions.DEFAULT.withThreads(threads))) {
                assertThat(other.score(picture).raw()).isEqualTo(expected, within(SAME));
            }
        }
        var pool = Executors.newFixedThreadPool(4);
        try {
            var futures = new ArrayList<Future<Double>>();
            for (int i = 0; i < 16; i++) {
                futures.add(pool.submit(() -> scorer.score(picture).raw()));
            }
            for (var future : futures) {
                assertThat(future.get()).isEqualTo(expected, within(SAME));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void filesStreamsAndJavasPicturesScoreAlike() throws Exception {
        var picture = Models.picture(100, 80, 4);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture.toBufferedImage(), "png", bytes);
        var file = dir.resolve("picture.png");
        Files.write(file, bytes.toByteArray());
        double expected = scorer.score(picture).raw();

        assertThat(scorer.score(file).raw()).isEqualTo(expected);
        assertThat(scorer.score(new ByteArrayInputStream(bytes.toByteArray()), "stream")
                        .raw())
                .isEqualTo(expected);
        assertThat(scorer.score(picture.toBufferedImage()).raw()).isEqualTo(expected);
        assertThat(scorer.scoreFiles(List.of(file, file)).get(1).raw()).isEqualTo(expected, within(SAME));
    }

    @Test
    void aCalibratedModelFillsEveryField() throws Exception {
        var raw = ModelBundle.read(Models.micro());
        var file = dir.resolve("calibrated.safetensors");
        var description = new ModelBundle.Description(
                "calibrated", "iqa", "", Conventions.DEFAULT, Preprocessing.DEFAULT, Optional.of(Models.calibration()));
        new ModelBundle(description, raw.architecture(), raw.weights()).write(file);
        var picture = Models.picture(64, 64, 1);
        try (var calibrated = Scorer.load(file)) {
            var score = calibrated.score(picture);

            var map = Models.calibration().opinion().orElseThrow();
            assertThat(score.mos()).isEqualTo(map.mos(score.raw()));
            assertThat(score.score()).isEqualTo(100 * (map.mos(score.raw()) - 1) / 4, within(1e-9));
            assertThat(score.percentile()).isBetween(0.0, 100.0);
            assertThat(score.model()).isEqualTo("calibrated");
            assertThat(score.task()).isEqualTo("iqa");
        }
    }

    @Test
    void aPictureThatScoresHighStandsHighAlsoWhereOutputsFallWithQuality() throws Exception {
        var raw = ModelBundle.read(Models.micro());
        var file = dir.resolve("falling.safetensors");
        var falling = new Calibration(
                0,
                1,
                Optional.of(new OpinionMap(1, 5, 0, -1, new MosScale(1, 5, true))),
                Models.calibration().percentiles());
        var description = new ModelBundle.Description(
                "falling", "iqa", "", Conventions.DEFAULT, Preprocessing.DEFAULT, Optional.of(falling));
        new ModelBundle(description, raw.architecture(), raw.weights()).write(file);
        try (var calibrated = Scorer.load(file)) {
            var score = calibrated.score(Models.picture(64, 64, 1));

            double rising = Models.calibration().percentiles().orElseThrow().of(score.raw());
            assertThat(score.percentile()).isEqualTo(100 - rising);
        }
    }

    @Test
    void channelOrderDecidesWhichColourComesFirst() throws Exception {
        var picture = Models.picture(64, 64, 9);
        try (var one = withConventions(
                        Conventions.DEFAULT.with("normalisation", "half").with("channels", "bgr"));
                var other = withConventions(Conventions.DEFAULT.with("normalisation", "half"))) {
            assertThat(one.score(swapped(picture)).raw())
                    .isEqualTo(other.score(picture).raw(), within(SAME));
            assertThat(Math.abs(one.score(picture).raw() - other.score(picture).raw()))
                    .isGreaterThan(10 * SAME);
        }
    }

    private Scorer withConventions(Conventions conventions) throws Exception {
        var raw = ModelBundle.read(Models.micro());
        var file = dir.resolve(conventions.channels() + ".safetensors");
        var description =
                new ModelBundle.Description("m", "iqa", "", conventions, Preprocessing.DEFAULT, Optional.empty());
        new ModelBundle(description, raw.architecture(), raw.weights()).write(file);
        return Scorer.load(file);
    }

    private static Image swapped(Image picture) {
        var rgb = picture.rgb().clone();
        for (int i = 0; i < rgb.length; i += 3) {
            byte red = rgb[i];
            rgb[i] = rgb[i + 2];
            rgb[i + 2] = red;
        }
        return Image.of(picture.width(), picture.height(), rgb);
    }

    @Test
    void theMapCoversThePicture() {
        var map = scorer.map(Models.picture(200, 100, 2));

        assertThat(map.columns()).isEqualTo(13); // 200 / 16 rounded up
        assertThat(map.rows()).isEqualTo(7);
        for (float value : map.values()) {
            assertThat(value).isFinite();
        }
        var single = scorer.map(Models.picture(64, 64, 1));
        assertThat(single.columns()).isEqualTo(4);
        assertThat(single.values()).doesNotHaveDuplicates();
    }

    @Test
    void theMapOfOneCropIsWhatTheHeadSaysOfEachToken() throws Exception {
        var image = Models.picture(64, 64, 1);
        float[] expected = byHand(
                image, (network, units) -> network.unitScores(network.encoder().forward(units)));
        float[] values = scorer.map(image).values();
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i]).isEqualTo(expected[i], within((float) SAME));
        }
    }

    @Test
    void aVeryLargePictureIsMappedAtASmallerSize() {
        var map = scorer.map(Models.picture(2000, 1500, 2)); // 32 x 24 squares of 64, 64 allowed

        assertThat(map.columns() * map.rows()).isLessThanOrEqualTo(64 * 16);
        assertThat((double) map.columns() / map.rows()).isEqualTo(4.0 / 3, within(0.08));
    }

    @Test
    void picturesThatShowNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scorer.score(Models.picture(15, 100, 0)))
                .withMessage("a picture must be at least 16 pixels on each side, got 15x100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scorer.score(Models.picture(816, 16, 0)))
                .withMessage("a picture's sides must be at most 50:1, got 816x16");
        assertThat(scorer.score(Models.picture(800, 16, 0)).crops()).isEqualTo(15);
    }

    @Test
    void toldToStopItGivesThePicturesThatAreThrough() {
        // 1, 1 and 15 crops, two in a pass: after the first pass only the first two images are whole
        var prepared = Stream.of(Models.picture(64, 64, 0), Models.picture(64, 64, 2), Models.picture(500, 500, 1))
                .map(scorer::prepare)
                .toList();
        var passes = new AtomicInteger();

        assertThat(scorer.scorePrepared(prepared, () -> true)).isEmpty();
        var some = scorer.scorePrepared(prepared, () -> passes.incrementAndGet() > 1);

        assertThat(some).hasSize(2);
        assertThat(some.get(1).raw())
                .isEqualTo(scorer.score(Models.picture(64, 64, 2)).raw(), within(SAME));
    }

    @Test
    void anEncoderWithoutAHeadIsRefused() throws Exception {
        var raw = ModelBundle.read(Models.micro());
        var file = dir.resolve("encoder.safetensors");
        Safetensors.write(file, raw.weights().without(name -> name.startsWith("quality_regressor")));

        assertThatThrownBy(() -> Scorer.load(file))
                .hasMessage(file + ": an encoder without a quality head cannot score; fine-tune it first");
    }
}
