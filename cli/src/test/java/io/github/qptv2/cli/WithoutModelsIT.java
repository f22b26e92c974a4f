package io.github.qptv2.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A class path on which no model lies. */
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
                        "qpt: no model ships with this build; give one with --model FILE, or put bundles into models/"
                                + " of the checkout and run ./qpt again\n");
    }

    @Test
    void noneIsListed() throws IOException, InterruptedException {
        assertThat(run("models").exitCode()).isEqualTo(1);
    }
}
