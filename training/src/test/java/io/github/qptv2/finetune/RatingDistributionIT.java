package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.OptionalLong;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.Pooling;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.device.Device;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.SmallDatasets;
import io.github.qptv2.loader.PixelTensors;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.TokenLayout;
import io.github.qptv2.monitor.MetricsLog;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.RecordingListener;
import io.github.qptv2.train.RunRequest;
import io.github.qptv2.train.TrainingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** A copy of AVA with made votes: the more an image is blurred, the lower are its ratings. */
class RatingDistributionIT {

    private static final int CONTENTS = 20, LEVELS = 4;

    @TempDir
    private Path dir;

    private Path ava = Path.of("");

    @BeforeEach
    void makeCopy() throws IOException {
        Path blurred = SmallDatasets.blurred(dir.resolve("blurred"), CONTENTS, LEVELS);
        ava = Files.createDirectories(dir.resolve("ava"));
        Path images = Files.createDirectories(ava.resolve("images"));
        var lines = new ArrayList<String>();
        var tested = new ArrayList<String>();
        for (int content = 0; content < CONTENTS; content++) {
            for (int level = 0; level < LEVELS; level++) {
                int number = 100 + content * LEVELS + level;
                Files.copy(
                        blurred.resolve("%03d-%d.png".formatted(content, level)),
                        images.resolve(number + ".jpg")); // the content decides the decoder
                lines.add(line(number, 8 - 2 * level));
                if (content % 5 == 4) {
                    tested.add(Integer.toString(number));
                }
            }
        }
        Files.write(ava.resolve("AVA.txt"), lines);
        Files.write(ava.resolve("generic_test.jpgl"), tested);
    }

    /** Index, image, 10 votes around a rating, two tags, challenge. */
    private static String line(int number, int rating) {
        var line = new StringBuilder("%d %d".formatted(number, number));
        for (int grade = 1; grade <= 10; grade++) {
            line.append(' ').append(Math.max(0, 60 - 20 * Math.abs(grade - rating)));
        }
        return line.append(" 0 0 1").toString();
    }

    private FinetuneConfig config(String loss, String more) throws IOException {
        return YamlConfig.parse(
                        """
                        init: {network: {image-size: 32, width: 32, depths: {main: 1}, heads: 2}}
                        task: iaa
                        datasets: [{name: ava}]
                        data: {batch: 16}
                        loss: {kind: %s}
                        optimizer: {base-lr: 5.0e-2, ema-decay: 0}
                        tuning: {head-epochs: 0}
                        validation: {share: 0.25}
                        schedule: {epochs: 2, warmup: 0.1}
                        output: {log-every: 1}
                        %s
                        """
                                .formatted(loss, more),
                        "test.yaml",
                        FinetuneConfig.DEFAULT)
                .withDataset("ava", ava.toString());
    }

    private Path run(FinetuneConfig config) throws IOException, TrainingException {
        var request = new FinetuneRequest(config, new RunRequest(dir.resolve("run"), OptionalLong.empty(), false));
        return Finetuning.run(request, Collective.alone(Device.CPU), new RecordingListener(), () -> false)
                .product();
    }

    @Test
    void twoEpochsLowerTheLossAndRowsHaveTheDistribution() throws Exception {
        Path model = run(config("emd", ""));
        double[] losses = MetricsLog.read(dir.resolve("run").resolve(MetricsLog.NAME)).stream()
                .filter(entry -> entry.values().containsKey("loss"))
                .mapToDouble(entry -> entry.values().get("loss"))
                .toArray();
        int half = losses.length / 2;
        assertThat(mean(losses, half, losses.length)).isLessThan(mean(losses, 0, half));

        Path image = ava.resolve("images/100.jpg");
        try (var scorer = Scorer.load(model)) {
            var score = scorer.score(image);
            var distribution = score.distribution().orElseThrow();
            assertThat(distribution.shares()).hasSize(10);
            assertThat(score.raw()).isEqualTo(distribution.mean()).isBetween(1.0, 10.0);
            var row = ResultRow.of("100.jpg", score, scorer.precision());
            assertThat(row.text(RowColumn.DISTRIBUTION).orElseThrow().split(" "))
                    .hasSize(10)
                    .allSatisfy(share -> assertThat(Double.parseDouble(share)).isBetween(0.0, 1.0));
            assertThat(row.number(RowColumn.SD)).hasValue(distribution.deviation());
            assertThat(ResultRow.ofFields(row.toFields())).isEqualTo(row);
            assertThat(row.toJson()).contains("\"distribution\":\"0.");
        }
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElseThrow();
    }

    @Test
    void bothRuntimesComputeTheSameDistribution() throws Exception {
        var bundle = ModelBundle.read(run(config("emd", "calibration: {images: 0}")));
        assertThat(bundle.architecture()).isEqualTo(Architecture.detect(bundle.weights()));
        assertThat(bundle.architecture().grades()).isEqualTo(10);
        var pixels = ImageReader.standard().read(ava.resolve("images/101.jpg")).crop(8, 8, 32, 32);
        try (var scorer = Scorer.load(dir.resolve("run").resolve(Finetuning.MODEL));
                var scope = Scope.open();
                var network = new QualityNetwork(
                        bundle.architecture().config(),
                        bundle.description().inferenceConfig().epsilon(),
                        Pooling.MEAN_THEN_NORM,
                        10)) {
            network.load(bundle.weights());
            var planes = new PixelTensors(bundle.description().inferenceConfig().normalization(), Device.CPU);
            var tokens = TokenLayout.of(planes.of(pixels.rgb(), 1, 32));
            assertThat(scorer.score(pixels).raw())
                    .isCloseTo(network.forward(tokens).item(), within(1e-4)); // two runtimes in single precision
        }
    }

    @Test
    void imagesWithoutVotesAreRefused() throws Exception {
        Path own = SmallDatasets.blurred(dir.resolve("own"), 8, 2);
        var config = SmallDatasets.config(own, "loss: {kind: emd}");
        assertThatThrownBy(() -> run(config))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith(
                        "loss.kind emd needs votes over the same ratings of every training image, got none of own/");
    }

    @Test
    void aHeadOfAnotherNumberOfOutputsIsReplaced() throws Exception {
        Path model = run(config("emd", ""));
        var single = config("plcc", "").withEncoder(model.toString());
        var request = new FinetuneRequest(single, new RunRequest(dir.resolve("single"), OptionalLong.of(1), false));
        Path product = Finetuning.run(request, Collective.alone(Device.CPU), new RecordingListener(), () -> false)
                .product();
        assertThat(ModelBundle.read(product).architecture().grades()).isEqualTo(1);
        try (var scorer = Scorer.load(product)) {
            assertThat(scorer.score(ava.resolve("images/100.jpg")).distribution())
                    .isEmpty();
        }
    }
}
