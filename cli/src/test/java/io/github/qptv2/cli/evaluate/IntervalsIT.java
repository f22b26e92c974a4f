package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Intervals from the labels of a dataset to the rows of a ranking. */
class IntervalsIT {

    private static final int TRAIN = 8, VALIDATION = 24, ALL = 36;

    @TempDir
    private Path folder;

    private Path images = Path.of("");
    private Path bundle = Path.of("");

    /** MOS of 1..5 that follow the model's raw output with an error. */
    @BeforeEach
    void calibrated() throws IOException {
        var model = Cli.microModel(folder);
        images = TestImages.folder(folder.resolve("set"), ALL, 70);
        bundle = folder.resolve("bundle.safetensors");
        var random = new Random(1);
        var text = new StringBuilder("path,score,split,scale\n");
        try (var scorer = Scorer.load(model)) {
            var rawOutputs = new double[ALL];
            double low = Double.MAX_VALUE, high = -Double.MAX_VALUE;
            for (int i = 0; i < ALL; i++) {
                rawOutputs[i] =
                        scorer.score(images.resolve("%03d.png".formatted(i))).raw();
                low = Math.min(low, rawOutputs[i]);
                high = Math.max(high, rawOutputs[i]);
            }
            for (int i = 0; i < ALL; i++) {
                double mos = 2 + 2 * (rawOutputs[i] - low) / (high - low) + 0.3 * random.nextDouble();
                String part = i < TRAIN ? "train" : i < TRAIN + VALIDATION ? "validation" : "test";
                text.append(String.format(Locale.ROOT, "%03d.png,%.3f,%s,1:5%n", i, mos, part));
            }
        }
        Files.writeString(images.resolve("labels.csv"), text);
        assertThat(Cli.run("calibrate", "--model", model, "--dataset", "own=" + images, "--out", bundle)
                        .exitCode())
                .isZero();
    }

    private Cli intervals(Object... more) {
        var arguments = new ArrayList<Object>(
                List.of("calibrate", "--model", bundle, "--intervals", "--dataset", "own=" + images));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray());
    }

    @Test
    void rowsHaveIntervalsDomainsAndCertainOrders() throws IOException {
        var run = intervals();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .startsWith(
                        "qpt: computing features of 8 training images, 24 validation images and 120 synthetic graphics\n")
                .endsWith("qpt: wrote " + bundle + "\n");
        assertThat(run.out())
                .contains("24 validation images of own set official; distances from 8 of its training images")
                .contains("intervals    90 %: MOS +- ", "against 24 photographs");

        var rows = rows(
                Cli.run("rank", images, "--model", bundle, "--format", "jsonl").out());
        assertThat(rows).hasSize(ALL);
        for (Map<String, Object> row : rows) {
            double mos = number(row, "mos"), low = number(row, "mos_low"), high = number(row, "mos_high");
            assertThat(mos).isBetween(low, high);
            assertThat(low).isBetween(1.0, 5.0);
            assertThat(high).isBetween(1.0, 5.0);
            assertThat(row.get("domain")).isIn("photo", "out-of-domain");
            assertThat(number(row, "domain_p")).isBetween(1 / 25.0, 1.0);
        }
        assertThat(rows.get(0).get("order_certain")).isEqualTo(false); // 36 images with errors of a tenth of the range
        assertThat(rows.get(ALL - 1).get("order_certain")).isNull();
        var table = Cli.run("rank", images, "--model", bundle);
        assertThat(table.outLines().get(1)).startsWith("    1~ ");
        theyAreInspectedAndConverted();
    }

    private void theyAreInspectedAndConverted() throws IOException {
        var inspected = Cli.run("inspect", bundle);
        assertThat(inspected.exitCode()).as(inspected.out()).isZero();
        assertThat(inspected.out()).contains("24 validation images of own set official");
        var half = folder.resolve("half.safetensors");
        assertThat(Cli.run("convert", bundle, half, "--dtype", "f16").exitCode())
                .isZero();
        assertThat(ModelBundle.read(half).uncertainty().orElseThrow().interval())
                .isEqualTo(ModelBundle.read(bundle).uncertainty().orElseThrow().interval());
        var other = folder.resolve("other.safetensors");
        assertThat(Cli.run("convert", bundle, other, "--inference", "pooling=norm_then_mean")
                        .err())
                .contains("the intervals are dropped: they were fitted with another configuration");
        assertThat(ModelBundle.read(other).uncertainty()).isEmpty();
        var row = rows(Cli.run(
                                "score",
                                images.resolve("000.png"),
                                "--model",
                                bundle,
                                "--max-crops",
                                "3",
                                "--format",
                                "jsonl")
                        .out())
                .get(0);
        assertThat(row.get("mos_low")).isNull();
    }

    @Test
    void theSameImagesGiveTheSameFile() throws IOException {
        assertThat(intervals("--out", folder.resolve("one.safetensors")).exitCode())
                .isZero();
        assertThat(intervals("--out", folder.resolve("two.safetensors"), "--threads", "1")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("one.safetensors")).hasSameBinaryContentAs(folder.resolve("two.safetensors"));
        assertThat(ModelBundle.read(bundle).uncertainty()).isEmpty();
        assertThat(ModelBundle.read(folder.resolve("one.safetensors")).uncertainty())
                .isPresent();
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        var unmapped = folder.resolve("unmapped.safetensors");
        assertThat(Cli.run("calibrate", "--model", Cli.microModel(folder), "--images", images, "--out", unmapped)
                        .exitCode())
                .isZero();
        assertThat(Cli.run("calibrate", "--model", unmapped, "--intervals", "--dataset", "own=" + images)
                        .err())
                .endsWith("has no mapping to MOS; calibrate it first, without --intervals\n");
        assertThat(Cli.run("calibrate", "--model", Cli.microModel(folder), "--intervals", "--dataset", "own=" + images)
                        .err())
                .contains("is a checkpoint, which cannot hold a calibration");
        assertThat(intervals("--splits", "all").err())
                .startsWith("qpt: --splits must name one split with a validation part for --intervals, got all\n");
        assertThat(Cli.run("calibrate", "--model", bundle, "--intervals", "--images", images)
                        .err())
                .startsWith("qpt: --intervals needs --dataset, whose ratings they are fitted to\n");
        var labels = images.resolve("labels.csv");
        Files.writeString(labels, Files.readString(labels).replace("validation", "train"));
        assertThat(intervals().err()).contains("validation");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(String jsonl) {
        return jsonl.lines()
                .map(line -> (Map<String, Object>) JsonMapper.shared().readValue(line, Map.class))
                .toList();
    }

    private static double number(Map<String, Object> row, String name) {
        return ((Number) Objects.requireNonNull(row.get(name))).doubleValue();
    }
}
