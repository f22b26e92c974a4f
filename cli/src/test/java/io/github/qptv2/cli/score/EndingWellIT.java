package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.cli.FullSizeModel;
import io.github.qptv2.cli.Main;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A separate process, stopped during a run of the full-size network. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are Unix's")
class EndingWellIT {

    private static final int IMAGES = 64;
    // documented are 2 s on an idle machine; a whole run takes far longer than 5 s
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path model;
    private static Path images;
    private static Map<String, Double> uninterrupted;

    @BeforeAll
    static void runUninterrupted() throws IOException, InterruptedException {
        model = FullSizeModel.write(shared.resolve("tiny.safetensors"));
        images = TestImages.folder(shared.resolve("images"), IMAGES, 224);
        Path out = shared.resolve("whole.jsonl");
        var run = start(shared, out);
        assertThat(run.exitCode()).as(run.stderr()).isZero();
        uninterrupted = scores(out);
        assertThat(uninterrupted).hasSize(IMAGES);
    }

    private static RunningCli start(Path folder, Path out) throws IOException {
        String format = out.toString().endsWith("csv") ? "csv" : "jsonl";
        return RunningCli.start(
                folder, "score", "--model", model, "--format", format, "--out", out, "--resume", images);
    }

    private static Map<String, Double> scores(Path jsonLines) throws IOException {
        try (var lines = Files.lines(jsonLines)) {
            return lines.map(JsonText::row).collect(Collectors.toMap(ResultRow::path, row -> row.number(RowColumn.RAW)
                    .orElseThrow()));
        }
    }

    private void isCompletedByResuming(Path out) throws IOException, InterruptedException {
        var resumed = start(folder, out);
        assertThat(resumed.exitCode()).as(resumed.stderr()).isZero();
        assertThat(resumed.stderr()).contains("already had a score");
        var scores = scores(out);
        assertThat(scores).containsOnlyKeys(uninterrupted.keySet());
        // the tolerance for different batches
        scores.forEach((path, raw) -> assertThat(raw).isCloseTo(uninterrupted.get(path), within(1e-5)));
    }

    private static Duration timed(RunningCli run) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run.exitCode();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
    void aSignalEndsTheRunAndFinishedRowsAreWritten(String signal, int exitCode)
            throws IOException, InterruptedException {
        Path out = folder.resolve("rows.jsonl");
        var run = start(folder, out);
        run.awaitLines(out, 1);
        run.signal(signal);
        assertThat(timed(run)).isLessThan(LIMIT);
        assertThat(run.exitCode()).as(run.stderr()).isEqualTo(exitCode);
        assertThat(run.crashReports()).isEmpty();
        assertThat(run.stderr()).contains("the same command with --resume continues from there");
        assertThat(Files.readString(out)).endsWith("\n");
        assertThat(scores(out)).hasSizeBetween(1, IMAGES - 1);
        if (signal.equals("TERM")) {
            isCompletedByResuming(out);
        }
    }

    @Test
    void aSecondCtrlCChangesNothing() throws IOException, InterruptedException {
        Path out = folder.resolve("rows.jsonl");
        var run = start(folder, out);
        run.awaitLines(out, 1);
        run.signal("INT");
        run.signal("INT");
        assertThat(timed(run)).isLessThan(LIMIT);
        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.crashReports()).isEmpty();
    }

    @Test
    void aSignalWhileTheModelLoadsEndsTheRunToo() throws IOException, InterruptedException {
        var run = RunningCli.start(folder, "score", "-v", "--model", model, images);
        run.awaitStderr("handling signals HUP, INT, TERM"); // logged before the model is loaded
        run.signal("TERM");
        assertThat(timed(run)).isLessThan(LIMIT);
        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(run.crashReports()).isEmpty();
    }

    @Test
    void aRunThatWaitsForItsListEndsToo() throws IOException, InterruptedException {
        var run = RunningCli.start(folder, "score", "--model", model, "-");
        run.awaitLines(folder.resolve("stderr"), 1); // printed before the list is read
        run.signal("INT");
        assertThat(timed(run)).isLessThan(LIMIT);
        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.crashReports()).isEmpty();
    }

    @Test
    void aJsonArrayIsClosedBeforeTheEnd() throws IOException, InterruptedException {
        var run = RunningCli.start(folder, "score", "--model", model, "--format", "json", images);
        run.awaitLines(folder.resolve("stdout"), 3);
        run.signal("TERM");
        assertThat(timed(run)).isLessThan(LIMIT);
        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(run.stdout()).startsWith("[\n{").endsWith("}\n]\n");
    }

    @Test
    void afterAKillTheRunIsResumedFromItsRows() throws IOException, InterruptedException {
        Path out = folder.resolve("rows.jsonl");
        var run = start(folder, out);
        run.awaitLines(out, 1);
        run.signal("KILL");
        assertThat(run.exitCode()).isEqualTo(137);
        // an incomplete row, as a kill during a write leaves it
        Files.writeString(out, "{\"path\":\"" + images, java.nio.file.StandardOpenOption.APPEND);
        isCompletedByResuming(out);
    }

    @Test
    void aClosedPipeEndsTheRunWithoutAMessage() throws IOException, InterruptedException {
        String java = String.join(
                " ",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        String pipe = java + " score --model " + model + " --format jsonl " + images
                + " 2> stderr | head -n 1 > stdout; echo ${PIPESTATUS[0]} > status";
        var builder = new ProcessBuilder("bash", "-c", pipe).directory(folder.toFile());
        builder.environment().put("GOMP_SPINCOUNT", "0");
        assertThat(builder.start().waitFor()).isZero();
        assertThat(folder.resolve("stdout")).content().hasLineCount(1);
        assertThat(folder.resolve("status")).hasContent("141");
        assertThat(folder.resolve("stderr")).isEmptyFile();
    }
}
