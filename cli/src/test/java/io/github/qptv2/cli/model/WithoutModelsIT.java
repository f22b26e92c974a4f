package io.github.qptv2.cli.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.cli.RunningCli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A class path without built-in models. */
class WithoutModelsIT {

    @TempDir
    private Path folder;

    private RunningCli run(Object... args) throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !entry.matches(".*[/\\\\](qpt-models-[^/]*\\.jar|models[/\\\\]target[/\\\\]classes[/\\\\]?)"))
                .collect(Collectors.joining(File.pathSeparator));
        var setting = new RunningCli.Setting(List.of(), Map.of(), classPath);
        return RunningCli.start(folder, folder.resolve("stdout").toFile(), setting, args);
    }

    @Test
    void aModelIsAskedFor() throws IOException, InterruptedException {
        var score = run("score", "x.jpg");
        assertThat(score.exitCode()).isEqualTo(1);
        assertThat(score.stderr())
                .isEqualTo(
                        "qpt: this build has no built-in models; name one with --model FILE, or put bundles into models/"
                                + " of the checkout and run ./qpt again\n");
    }

    @Test
    void listingFails() throws IOException, InterruptedException {
        assertThat(run("models").exitCode()).isEqualTo(1);
    }
}
