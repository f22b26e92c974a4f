package io.github.qptv2.cli.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pretrains a small network in a separate process. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are Unix's")
class PretrainIT {

    private static final String CONFIG =
            """
            encoder: {image-size: 64, width: 64, depths: {main: 1}, heads: 2}
            decoder: {width: 32, depth: 1, heads: 2}
            data: {batch: 8}
            schedule: {epochs: 0, steps: %d}
            output: {log-every: 1, images-every: 0, checkpoint-every: 5}
            """;
    private static final long LONG = 100_000;

    @TempDir
    private Path folder;

    private Path config(long steps) throws IOException {
        return Files.writeString(folder.resolve("run.yaml"), CONFIG.formatted(steps));
    }

    private Path images() throws IOException {
        return TestImages.folder(folder.resolve("images"), 16, 96);
    }

    private RunningCli start(Path config, Object... more) throws IOException {
        var words = new ArrayList<Object>(List.of(
                "pretrain", "--config", config, "--data", images(), "--out", folder.resolve("run"), "--resume"));
        words.addAll(List.of(more));
        return RunningCli.start(folder, words.toArray());
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aStoppedRunWritesACheckpointAndResumes(String signal, int code) throws Exception {
        var run = start(config(LONG));
        run.awaitLines(folder.resolve("run/metrics.jsonl"), 7);
        run.signal(signal);
        assertThat(run.exitCode()).as(run.stderr()).isEqualTo(code);
        assertThat(run.stderr()).contains("continue with --resume");
        assertThat(run.crashReports()).isEmpty();
        long reached = newest();
        assertThat(reached).isGreaterThanOrEqualTo(7);

        var resumed = start(config(LONG), "--max-steps", reached + 2);
        assertThat(resumed.exitCode()).as(resumed.stderr()).isZero();
        assertThat(resumed.stderr()).contains("resuming after step " + reached);
        assertThat(newest()).isEqualTo(reached + 2);
    }

    @Test
    void aKilledRunLosesAtMostTheStepsSinceItsLastCheckpoint() throws Exception {
        var run = start(config(LONG));
        run.awaitLines(folder.resolve("run/metrics.jsonl"), 7);
        run.signal("KILL");
        assertThat(run.exitCode()).isEqualTo(137);
        long reached = newest();
        assertThat(reached).isPositive();
        assertThat(reached % 5).isZero();

        var resumed = start(config(LONG), "--max-steps", reached + 1);
        assertThat(resumed.exitCode()).as(resumed.stderr()).isZero();
        assertThat(resumed.stderr()).contains("resuming after step " + reached);
        Path killed = folder.resolve("killed");
        Files.move(folder.resolve("run"), killed);
        assertThat(start(config(LONG), "--max-steps", reached + 1).exitCode()).isZero();
        assertThat(killed.resolve("encoder.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("run/encoder.safetensors"));
    }

    @Test
    void aFinishedRunMayBeResumedButNotRestarted() throws Exception {
        assertThat(start(config(3)).exitCode()).isZero();
        assertThat(folder.resolve("run/encoder.safetensors")).exists();
        assertThat(start(config(3)).exitCode()).isZero();

        var again = Cli.run("pretrain", "--config", config(3), "--data", images(), "--out", folder.resolve("run"));
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("holds checkpoints of a run; resume it with --resume, or name another folder");
    }

    private long newest() throws IOException {
        try (var entries = Files.list(folder.resolve("run"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("step-\\d+"))
                    .mapToLong(name -> Long.parseLong(name.substring("step-".length())))
                    .max()
                    .orElse(0);
        }
    }
}
