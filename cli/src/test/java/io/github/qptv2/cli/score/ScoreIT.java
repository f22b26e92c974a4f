package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.VideoOptions;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScoreIT {

    @TempDir
    private Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void copyModel() {
        model = Cli.microModel(folder);
    }

    private Cli score(Object... args) {
        return Cli.run(Stream.concat(Stream.of("score", "--model", model), Stream.of(args))
                .toArray());
    }

    private static List<ResultRow> rows(Cli run) {
        return run.out().lines().map(JsonText::row).toList();
    }

    @Test
    void aRowEqualsTheScoreOfTheLibrary() throws IOException {
        Path image = TestImages.write(folder.resolve("a.png"), 300, 200, 3);
        var row = score("--format", "jsonl", image).onlyRow();
        try (var scorer = Scorer.load(model)) {
            assertThat(row)
                    .isEqualTo(ResultRow.of(image.toString(), scorer.score(image), scorer.precision())
                            .withProvenance(scorer, VideoOptions.DEFAULT));
        }
        assertThat(row.whole(RowColumn.CROPS)).hasValue(15);
    }

    @Test
    void rowsComeInInputOrder() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 40, 70);
        Files.writeString(images.resolve("005.png"), "not an image");
        var run = score("--format", "jsonl", "--threads", "3", "--batch", "5", images);
        var rows = rows(run);
        assertThat(rows).hasSize(40).isSortedAccordingTo((a, b) -> a.path().compareTo(b.path()));
        assertThat(rows.get(5).text(RowColumn.ERROR))
                .contains("is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF");
        assertThat(rows).filteredOn(ResultRow::isOk).hasSize(39);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("qpt: 1 of 40 inputs could not be scored; see their rows\n");
    }

    @Test
    void scoresDoNotDependOnThreadsOrBatch() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 12, 150);
        var together = rows(score("--format", "jsonl", "--threads", "2", "--batch", "7", images));
        for (ResultRow row : together) {
            var alone = score("--format", "jsonl", "--threads", "1", "--batch", "1", row.path())
                    .onlyRow();
            assertThat(alone.number(RowColumn.RAW).orElseThrow())
                    .isCloseTo(row.number(RowColumn.RAW).orElseThrow(), within(1e-5));
        }
    }

    @Test
    void cropsAndShortSideAreOptions() throws IOException {
        Path image = TestImages.write(folder.resolve("a.jpg"), 300, 200, 3);
        assertThat(score("--format", "jsonl", "--max-crops", "4", image)
                        .onlyRow()
                        .whole(RowColumn.CROPS)
                        .orElseThrow())
                .isEqualTo(4);
        assertThat(score("--format", "jsonl", "--short-side", "64", image)
                        .onlyRow()
                        .whole(RowColumn.CROPS)
                        .orElseThrow())
                .isEqualTo(2);
    }

    @Test
    void allFormatsHaveTheSameScore() throws IOException {
        Path image = TestImages.write(folder.resolve("a.png"), 64, 64, 3);
        var row = score("--format", "jsonl", image).onlyRow();
        String raw = Double.toString(row.number(RowColumn.RAW).orElseThrow());
        assertThat(score("--format", "csv", image).outLines().get(1))
                .isEqualTo(image + ",ok,unknown,hivit-micro," + raw + ",,,,64,64,1,,,,,,,,,fp32,"
                        + row.text(RowColumn.MODEL_HASH).orElseThrow() + ",max_crops=15,,,,,,,");
        assertThat(score("--format", "json", image).out()).isEqualTo("[\n" + row.toJson() + "\n]\n");
        var table = score(image);
        assertThat(table.outLines().get(1)).endsWith("64x64     1  " + image);
        assertThat(table.err())
                .isEqualTo("qpt: this model has no calibration: raw outputs have no unit; higher is better\n");
    }

    @Test
    void outReplacesAFileAtomicallyAndFailuresAreReported() throws IOException {
        Path image = TestImages.write(folder.resolve("a.png"), 64, 64, 3);
        Path out = Files.writeString(folder.resolve("out.json"), "old");
        var run = score("--format", "json", "--out", out, image, folder.resolve("nowhere.png"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("qpt: " + folder.resolve("nowhere.png") + ": does not exist; check the path\n");
        assertThat(out).content().startsWith("[\n{").endsWith("}\n]\n");
    }

    @Test
    void resumingScoresMissingInputsAndRetriesFailures() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 5, 64);
        Path out = folder.resolve("out.csv");
        Files.writeString(images.resolve("002.png"), "");
        assertThat(score("--format", "csv", "--out", out, images).exitCode()).isEqualTo(3);
        TestImages.write(images.resolve("002.png"), 64, 64, 9);
        var resumed = score("--format", "csv", "--out", out, "--resume", images);
        assertThat(resumed.exitCode()).isZero();
        assertThat(resumed.err()).isEqualTo("qpt: 4 of 5 inputs already had a score\n");
        assertThat(out).content().hasLineCount(6).doesNotContain("error,unknown");
        assertThat(score("--format", "csv", "--out", out, "--resume", images).exitCode())
                .isZero();
        assertThat(out).content().hasLineCount(6);
    }

    @Test
    void mapsAreWrittenBesideTheRows() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 2, 200);
        Path maps = folder.resolve("maps");
        TestImages.write(folder.resolve("000.jpg"), 100, 80, 1);
        assertThat(score("--map", maps, images, folder.resolve("000.jpg")).exitCode())
                .isZero();
        assertThat(maps.toFile().list()).containsExactlyInAnyOrder("000.png", "001.png", "000-2.png");
        var map = ImageIO.read(maps.resolve("001.png").toFile());
        assertThat(map.getWidth()).isEqualTo(200);
        assertThat(map.getHeight()).isGreaterThan(200);
    }

    @Test
    void aListOnStandardInputIsScored() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 2, 64);
        var run = Cli.runWith(
                images.resolve("001.png") + "\n" + images.resolve("000.png") + "\n",
                "score",
                "--model",
                model,
                "--format",
                "jsonl",
                "-");
        assertThat(rows(run))
                .extracting(ResultRow::path)
                .containsExactly(
                        images.resolve("001.png").toString(),
                        images.resolve("000.png").toString());
    }

    @Test
    void anEmptyListIsAnError() {
        var run = Cli.runWith("\n", "score", "--model", model, "-", "--format", "csv");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("qpt: the list on the standard input is empty\n");
    }

    @Test
    void anUnavailableGpuIsOneLine() {
        var run = score("--device", "cuda:7", "a.png");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "qpt: device cuda:7 is not available: this build of ONNX Runtime computes on the CPU alone\n");
    }
}
