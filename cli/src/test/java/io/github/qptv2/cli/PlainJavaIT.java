package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reading a checkpoint must not load native libraries, which takes a second. */
class PlainJavaIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"inspect hivit-micro.pth", "convert hivit-micro.pth out.safetensors", "--version"})
    void noNativeLibraryIsLoaded(String words) throws IOException, InterruptedException {
        Cli.microModel(folder);
        var run = RunningCli.start(
                folder, folder.resolve("stdout").toFile(), List.of("-verbose:class"), (Object[]) words.split(" "));
        assertThat(run.exitCode()).as(run.stderr()).isZero();
        assertThat(run.stdout()).contains("io.github.qptv2.cli.Main").doesNotContain("org.bytedeco");
    }
}
