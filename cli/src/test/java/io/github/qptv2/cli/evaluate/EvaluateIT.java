package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class EvaluateIT {

    private static final List<String> KEYS =
            List.of("n", "srcc", "plcc", "plcc_logistic4", "krcc", "rmse", "rmse_logistic4", "srcc_low", "srcc_high");

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path images = Path.of("");

    @BeforeEach
    void images() throws IOException {
        model = Cli.microModel(folder);
        images = TestImages.folder(folder.resolve("set"), 20, 70);
        var labels = new StringBuilder("path,score,std,content,distortion,split\n");
        for (int i = 0; i < 20; i++) {
            String distortion = i % 2 == 0 ? "blur" : "noise";
            labels.append("%03d.png,%d,0.5,c%d,%s,%s%n"
                    .formatted(i, 1 + i * 7 % 11, i / 2, distortion, i < 8 ? "train" : "test"));
        }
        Files.writeString(images.resolve("labels.csv"), labels);
    }

    private Cli evaluate(Object... more) {
        var words = new ArrayList<Object>(List.of("evaluate", "--model", model, "--dataset", "own=" + images));
        words.addAll(List.of(more));
        return Cli.run(words.toArray());
    }

    private static JsonNode json(Cli run) {
        return JsonMapper.shared().readTree(run.out());
    }

    /** The raw outputs of qpt score, as a file for --predictions. */
    private Path scored(Path imageFiles, List<String> labels, int name, int mos, int group) throws IOException {
        Path scores = folder.resolve("scores.csv");
        Cli.run("score", "--model", model, "--format", "csv", "--out", scores, imageFiles);
        var rawOutputs = new HashMap<String, String>();
        for (String line : Files.readAllLines(scores)) {
            String[] fields = line.split(",", -1);
            rawOutputs.put(String.valueOf(Path.of(fields[0]).getFileName()), fields[4]);
        }
        var rows = new StringBuilder(group < 0 ? "pred,mos\n" : "pred,mos,group\n");
        for (String line : labels) {
            String[] fields = line.split(",", -1);
            rows.append(rawOutputs.get(fields[name])).append(',').append(fields[mos]);
            rows.append(group < 0 ? "" : "," + fields[group]).append('\n');
        }
        Path file = folder.resolve("predictions.csv");
        Files.writeString(file, rows);
        return file;
    }

    private static void assertSameMetrics(JsonNode one, JsonNode other) {
        for (String key : KEYS) {
            assertThat(one.get(key).asDouble()).as(key).isEqualTo(other.get(key).asDouble());
        }
    }

    @Test
    void metricsEqualThoseOfScoresEvaluatedAsPredictions() throws IOException {
        var run = evaluate("--format", "json", "--bootstrap", "50");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("qpt: own set: official test, 12 images\n");
        var labels = Files.readAllLines(images.resolve("labels.csv")).stream()
                .filter(line -> line.endsWith("test"))
                .toList();
        Path file = scored(images, labels, 0, 1, 3);
        JsonNode metrics = json(run).get("evaluations").get(0);
        assertSameMetrics(
                metrics, json(Cli.run("evaluate", "--predictions", file, "--format", "json", "--bootstrap", "50")));
        assertThat(metrics.get("set").asString()).isEqualTo("own set");
        assertThat(metrics.get("model").asString()).isEqualTo("hivit-micro");
        assertThat(metrics.get("outlier_ratio").isNumber()).isTrue();
        assertThat(metrics.get("groups")).hasSize(2);
        assertThat(metrics.get("groups").get(0).get("group").asString()).isEqualTo("blur");
    }

    @Test
    void predictionsInTheFileGiveTheSameMetricsAgain() throws IOException {
        Path out = folder.resolve("out.csv");
        JsonNode first = json(evaluate("--format", "json", "--bootstrap", "50", "--out", out));
        assertSameMetrics(
                first.get("evaluations").get(0),
                json(Cli.run("evaluate", "--predictions", out, "--format", "json", "--bootstrap", "50")));
        String whole = Files.readString(out);
        Files.writeString(out, whole.substring(0, whole.length() / 2));
        var again = evaluate("--format", "json", "--bootstrap", "50", "--out", out, "--resume");
        assertThat(json(again)).isEqualTo(first);
        assertThat(out).content().isEqualTo(whole);
        assertThat(evaluate("--out", out, "--resume", "--max-crops", "1").err())
                .startsWith(
                        "qpt: own set: official test, 12 images\nqpt: " + out
                                + ": has predictions of another model named hivit-micro, or with other crops or score type: key ")
                .endsWith("; choose another file\n");
    }

    @Test
    void randomSplitsHaveMediansAndSeveralModelsHaveATable() throws IOException {
        Path other = folder.resolve("other.pth");
        Files.copy(model, other);
        var run = evaluate("--model", other, "--splits", "random-5-1..3", "--bootstrap", "0");
        assertThat(run.out())
                .contains("hivit-micro on own set, 3 random splits, test")
                .contains("random-5-3")
                .contains("median")
                .contains("SRCC / logistic-fitted PLCC");
        JsonNode medians = json(evaluate("--splits", "random-5-1..3", "--bootstrap", "0", "--format", "json"));
        double[] each = new double[3];
        for (int i = 0; i < 3; i++) {
            each[i] = medians.get("evaluations").get(i).get("srcc").asDouble();
        }
        Arrays.sort(each);
        assertThat(medians.get("medians").get(0).get("srcc").asDouble()).isEqualTo(each[1]);
        assertThat(medians.get("medians").get(0).get("splits").asInt()).isEqualTo(3);
    }

    @Test
    void imagesThatCannotBeScoredAreNamedAndCounted() throws IOException {
        Files.writeString(images.resolve("009.png"), "not an image");
        Path page = folder.resolve("page.html");
        var run = evaluate("--report", page, "--format", "csv", "--bootstrap", "0");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains(images.resolve("009.png") + ": is not an image")
                .contains(
                        "hivit-micro on own set: 1 of 12 images could not be scored; the metrics are computed on the others");
        assertThat(run.outLines().get(1)).startsWith("hivit-micro,own set,official,test,0,,11,");
        assertThat(run.outLines()).hasSize(4); // header, all, two distortions
        assertThat(page).content().contains("1 image could not be scored.").contains("data:image/jpeg;base64,");
    }

    @Test
    void metricsAreReportedWithAndWithoutExcludedImages() throws IOException {
        Path near = folder.resolve("near.csv");
        Files.writeString(near, "name\n010.png\n011.png\n000.png\n");
        JsonNode metrics = json(evaluate("--exclude", near, "--format", "json", "--bootstrap", "0"))
                .get("evaluations");
        assertThat(metrics).hasSize(2);
        assertThat(metrics.get(0).get("n").asInt()).isEqualTo(12);
        assertThat(metrics.get(1).get("n").asInt()).isEqualTo(10);
        assertThat(metrics.get(1).get("excluded").asInt()).isEqualTo(2);
        Files.writeString(near, "name\nelsewhere.png\n");
        assertThat(evaluate("--exclude", near).err())
                .isEqualTo("qpt: " + near + ": names none of the evaluated images\n");
    }

    @Test
    void theFormerFormOfADatasetIsReadWithAWarning() {
        var run = Cli.run("evaluate", "--model", model, "--data", "own", images, "--bootstrap", "0");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .startsWith("qpt: a labeled dataset is now given as --dataset own=" + images
                        + "; the former form will be refused by the next release\n");
    }

    @Test
    void wrongUsageIsOneLine() {
        assertThat(Cli.run("evaluate", "--model", model).exitCode()).isEqualTo(2);
        assertThat(Cli.run("evaluate").err())
                .startsWith("qpt: give either --model FILE and --dataset NAME=DIR, or --predictions FILE.csv");
        assertThat(evaluate("--splits", "offical").err())
                .contains("a split must be official, official-2, random-SEED-NUMBER");
        assertThat(evaluate("--score-type", "mos").err()).contains("MOS need a model with a calibration");
        assertThat(evaluate("--resume").err()).contains("--resume needs --out FILE.csv");
    }

    @Test
    void metricsOnAPublicDatasetEqualThoseOfItsScores() throws IOException {
        String data = System.getenv("QPT_DATA");
        assumeThat(data).as("QPT_DATA names the folder with biq2021-mini").isNotNull();
        Path set = Path.of(data, "biq2021-mini");
        JsonNode metrics = json(Cli.run(
                        "evaluate",
                        "--model",
                        model,
                        "--dataset",
                        "biq2021=" + set,
                        "--format",
                        "json",
                        "--bootstrap",
                        "20"))
                .get("evaluations")
                .get(0);
        assertThat(metrics.get("n").asInt()).isEqualTo(100);
        var labels = Files.readAllLines(set.resolve("labels.csv")).stream()
                .filter(line -> line.endsWith("test"))
                .toList();
        Path file = scored(set, labels, 0, 1, -1);
        assertSameMetrics(
                metrics, json(Cli.run("evaluate", "--predictions", file, "--format", "json", "--bootstrap", "20")));
    }
}
