package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.output.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The name of a built-in model stands for it in the commands that run it on many images, too. */
class BuiltInNamesIT {

    private static final String NAME = "qpt-iqa-mini";

    @TempDir
    private Path folder;

    private Path dataset() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 24, 64);
        var labels = new StringBuilder("path,score,split\n");
        for (int i = 0; i < 24; i++) {
            labels.append("%03d.png,%d,%s%n".formatted(i, i % 6, i < 12 ? "train" : "test"));
        }
        Files.writeString(images.resolve("labels.csv"), labels);
        return images;
    }

    @Test
    void itIsEvaluated() throws IOException {
        var result = Cli.run("evaluate", "--model", NAME, "--data", "own", dataset());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains(NAME + " on own").contains("n = 12");
    }

    @Test
    void itIsProbed() throws IOException {
        var result = Cli.run("probe", "--model", NAME, "--data", "own", dataset(), "--random-baselines", 0);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains(NAME);
    }

    @Test
    void itIsSeenByTheDoctor() throws IOException {
        Path images = TestImages.folder(folder.resolve("few"), 8, 64);
        var result = Cli.run("doctor", "--model", NAME, "--images", images, "--max-crops", 1, "--format", "json");
        assertThat(result.out()).as(result.err()).contains(NAME);
    }
}
