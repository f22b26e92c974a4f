package io.github.qptv2.cli.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Fine-tunes a small network in a separate process. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are Unix's")
class FinetuneIT {

    private static final String CONFIG =
            """
            init: {network: {image-size: 64, width: 64, depths: {main: 1}, heads: 2}}
            datasets: [{name: own, split: random-1-1}]
            data: {batch: 4}
            validation: {share: 0.2}
            schedule: {epochs: 0, steps: %d}
            output: {log-every: 1, checkpoint-every: 5}
            """;
    private static final long LONG = 100_000;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path set;

    @BeforeEach
    void makeSet() throws IOException {
        set = TestImages.folder(folder.resolve("images"), 20, 96);
        var labels = new StringBuilder("path,score\n");
        try (var files = Files.list(set)) {
            files.map(file -> file.getFileName().toString()).sorted().forEach(name -> labels.append(name)
                    .append(',')
                    .append(labels.length() % 7)
                    .append('\n'));
        }
        Files.writeString(set.resolve("labels.csv"), labels);
    }

    private Path config(long steps) throws IOException {
        return Files.writeString(folder.resolve("run.yaml"), CONFIG.formatted(steps));
    }

    private RunningCli start(Path config, Object... more) throws IOException {
        var words = new ArrayList<Object>(List.of(
                "finetune",
                "--config",
                config,
                "--dataset",
                "own=" + set,
                "--scale",
                "0:6",
                "--out",
                folder.resolve("run"),
                "--resume"));
        words.addAll(List.of(more));
        return RunningCli.start(folder, words.toArray());
    }

    @Test
    void aStoppedRunWritesACheckpointAndResumesToAModelThatScores() throws Exception {
        var run = start(config(LONG));
        run.awaitLines(folder.resolve("run/metrics.jsonl"), 7);
        run.signal("TERM");
        assertThat(run.exitCode()).as(run.stderr()).isEqualTo(143);
        assertThat(run.stderr()).contains("continue with --resume");
        assertThat(run.crashReports()).isEmpty();

        var resumed = start(config(LONG), "--max-steps", newest() + 2);
        assertThat(resumed.exitCode()).as(resumed.stderr()).isZero();
        var score = Cli.run("score", "--model", folder.resolve("run/model.safetensors"), set, "--format", "csv");
        assertThat(score.exitCode()).as(score.err()).isZero();
        assertThat(score.out().lines()).hasSize(21);
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
