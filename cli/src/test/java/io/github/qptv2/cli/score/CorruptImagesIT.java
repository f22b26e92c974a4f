package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CorruptImagesIT {

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path images = Path.of("");

    @BeforeEach
    void images() throws IOException {
        model = Cli.microModel(folder);
        images = Files.createDirectories(folder.resolve("images"));
        TestImages.write(images.resolve("b.jpg"), 150, 150, 2);
        TestImages.write(images.resolve("c.jpg"), 150, 150, 3);
        corrupt(images.resolve("a.jpg"), 150);
    }

    private static void corrupt(Path file, int side) throws IOException {
        Path corrupt = TestImages.write(file, side, side, 1);
        byte[] bytes = Files.readAllBytes(corrupt);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100, (byte) 0);
        Files.write(corrupt, bytes);
    }

    @ParameterizedTest
    @CsvSource({"warn, 3, true", "accept, 0, true", "refuse, 3, false", "WARN, 3, true"})
    void thePolicyDecidesOnScoreAndExitCode(String policy, int exitCode, boolean scored) {
        var run = Cli.run("score", "--model", model, "--corrupt", policy, "--format", "jsonl", images);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        List<ResultRow> rows = run.out().lines().map(JsonText::row).toList();
        assertThat(rows).extracting(ResultRow::isOk).containsExactly(scored, true, true);
        assertThat(rows.get(0).text(scored ? RowColumn.WARNING : RowColumn.ERROR))
                .get()
                .asString()
                .contains("corrupt: ", "in scan 1");
        assertThat(rows.get(1).text(RowColumn.WARNING)).isEmpty();
    }

    @Test
    void aCorruptImageIsScoredWithAWarningByDefault() {
        var run = Cli.run("score", "--model", model, images);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.outLines().get(1)).contains("a.jpg  corrupt: ");
        assertThat(run.err())
                .contains("a.jpg: corrupt: ")
                .endsWith("qpt: 1 of 3 inputs are corrupt but have a score; see their rows\n");
    }

    @ParameterizedTest
    @CsvSource({"warn, 3", "accept, 0"})
    void aRankingListsCorruptImagesAfterTheSoundOnes(String policy, int exitCode) throws IOException {
        Path page = folder.resolve("page.html");
        var run = Cli.run("rank", "--model", model, "--corrupt", policy, "--report", page, "--no-maps", images);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.outLines()).hasSize(4);
        assertThat(run.outLines().get(3)).startsWith("     -      -").contains("a.jpg  corrupt: ");
        assertThat(Files.readString(page)).contains("<h2>Corrupt files</h2>", "a.jpg: corrupt: ");
        var rows = Cli.run("rank", "--model", model, "--corrupt", policy, "--format", "csv", images)
                .outLines();
        assertThat(rows.get(1)).startsWith("1,100.0,");
        assertThat(rows.get(3)).startsWith(",,,,,").contains("a.jpg,ok,");
    }

    @ParameterizedTest
    @CsvSource({"refuse, 3, 2", "warn, 3, 3", "accept, 0, 3"})
    void shardsFollowThePolicy(String policy, int exitCode, int packed) {
        var run = Cli.run("shard", images, "--out", folder.resolve("shards"), "--corrupt", policy);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(packed + " images in", packed == 2 ? "left out: a.jpg" : "a.jpg: corrupt: ");
    }

    @ParameterizedTest
    @CsvSource({"warn, 3", "accept, 0"})
    void curationMeasuresCorruptImagesThatAreTolerated(String policy, int exitCode) throws IOException {
        Path manifest = folder.resolve("manifest.jsonl");
        Path pool = Files.createDirectories(folder.resolve("pool"));
        corrupt(pool.resolve("a.jpg"), 600);
        var run = Cli.run("curate", pool, "--out", manifest, "--corrupt", policy);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains("kept 1 of 1 images", "kept 1 corrupt images");
        assertThat(Files.readString(manifest)).contains("\"warning\":\"corrupt: ", "\"decision\":\"keep\"");
    }

    @ParameterizedTest
    @CsvSource({"refuse, 3, undecodable", "warn, 3, corrupt", "accept, 0, valid"})
    void theCheckOfADatasetFollowsThePolicy(String policy, int exitCode, String text) throws IOException {
        Files.writeString(images.resolve("labels.csv"), "path,score\na.jpg,1\nb.jpg,2\nc.jpg,3\n");
        var run = Cli.run("data", "check", "--dataset", "own=" + images, "--corrupt", policy);
        assertThat(run.out()).contains(text);
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void shardsLeaveCorruptImagesOut() {
        var run = Cli.run("shard", images, "--out", folder.resolve("shards"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("2 images in").contains("left out: a.jpg: is corrupt: ");
    }

    @Test
    void curationReportsCorruptImagesAsUnreadable() throws IOException {
        Path manifest = folder.resolve("manifest.jsonl");
        Path pool = Files.createDirectories(folder.resolve("pool"));
        corrupt(pool.resolve("a.jpg"), 600);
        var run = Cli.run("curate", pool, "--out", manifest);
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(Files.readAllLines(manifest))
                .anyMatch(
                        line -> line.contains("a.jpg") && line.contains("unreadable") && line.contains("is corrupt: "));
    }
}
