package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.cli.output.Cli;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Looking at a checkpoint must not cost the second that loading libtorch does. */
class PlainJavaIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"inspect hivit-micro.pth", "convert hivit-micro.pth out.safetensors", "--version"})
    void noNativeLibraryIsTouched(String words) throws IOException, InterruptedException {
        Cli.microModel(folder);
        var run = RunningCli.start(
                folder, folder.resolve("stdout").toFile(), List.of("-verbose:class"), (Object[]) words.split(" "));
        assertThat(run.exitCode()).as(run.stderr()).isZero();
        assertThat(run.stdout()).contains("io.github.qptv2.cli.Main").doesNotContain("org.bytedeco");
    }
}
