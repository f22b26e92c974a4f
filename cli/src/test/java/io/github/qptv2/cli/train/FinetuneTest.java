package io.github.qptv2.cli.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FinetuneTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--label-share 0|--label-share must be in (0, 1], got 0.0",
                "--max-steps 0|--max-steps must be at least 1, got 0",
                "--dataset own=a --dataset own=b|--dataset names own twice; put both into one folder or one labels.csv",
                "--dataset nothing=x|Invalid value for option '--dataset' (NAME=DIR): unknown dataset \"nothing\"; known datasets are koniq-10k",
            })
    void aWrongValueIsOneLineAndExitCode2(String option, String message) {
        var run = Cli.run((Object[]) ("finetune --config run.yaml " + option).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("qpt: " + message);
        assertThat(run.err().lines()).hasSize(2);
    }

    @Test
    void anUnknownFieldIsNamedWithItsLine() throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), "seed: 2\ntuning: {layer-decey: 0.9}\n");
        var run = Cli.run("finetune", "--config", config);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip())
                .isEqualTo("qpt: " + config
                        + ":2: unknown field 'layer-decey'; known fields are drop-path, dropout, encoder-rate, head-epochs,"
                        + " layer-decay, patch-keep-ratio");
    }

    @Test
    void withoutADatasetItAsksForOne() throws IOException {
        Path config = Files.writeString(folder.resolve("run.yaml"), "seed: 2\n");
        var run = Cli.run("finetune", "--config", config, "--out", folder.resolve("run"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip())
                .isEqualTo("qpt: no labeled set is named; use --dataset NAME=DIR, or datasets in the configuration");
    }

    @Test
    void theHelpListsItsOptionsAndExitCodes() {
        var help = Cli.run("finetune", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "--config",
                        "--dataset=NAME=DIR",
                        "--encoder",
                        "--out",
                        "--max-steps",
                        "--seed",
                        "--label-share")
                .contains("Exit codes:");
    }
}
