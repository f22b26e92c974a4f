package io.github.qptv2.cli.train;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The class path of the distribution for scoring: all libraries except libtorch. */
class WithoutLibtorchIT {

    @TempDir
    private Path folder;

    @Test
    void imagesAreScored() throws IOException, InterruptedException {
        Path model = Cli.microModel(folder);
        var run = run("score", "--model", model, "--format", "csv", TestImages.folder(folder.resolve("images"), 2, 64));
        assertThat(run.exitCode()).as(run.stderr()).isZero();
        assertThat(run.stdout().lines()).hasSize(3);
    }

    @Test
    void aTrainingCommandNamesTheMissingLibraryInOneLine() throws IOException, InterruptedException {
        Path config = Files.writeString(folder.resolve("run.yaml"), "seed: 1\n");
        var run = run("pretrain", "--config", config, "--data", folder, "--out", folder.resolve("out"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "qpt: training needs libtorch, which cannot be loaded (no jnitorch in java.library.path); put the")
                .endsWith("into lib/, or use a distribution packed with -Pdist,training");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private RunningCli run(Object... args) throws IOException {
        var setting = new RunningCli.Setting(List.of(), Map.of(), classPath());
        return RunningCli.start(folder, folder.resolve("stdout").toFile(), setting, args);
    }

    private static String classPath() {
        String separator = File.pathSeparator;
        var all = Arrays.asList(System.getProperty("java.class.path").split(separator));
        var kept = all.stream()
                .filter(entry ->
                        !Path.of(entry).getFileName().toString().matches("pytorch-.*-.*-(linux|macosx|windows).*"))
                .toList();
        assertThat(kept).hasSizeLessThan(all.size());
        return kept.stream().collect(Collectors.joining(separator));
    }
}
