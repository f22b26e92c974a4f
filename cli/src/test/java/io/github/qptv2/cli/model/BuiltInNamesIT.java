package io.github.qptv2.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands that run a model on many images accept the name of a built-in model. */
class BuiltInNamesIT {

    private static final String NAME = "qpt-iqa-micro";

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
        var result = Cli.run("evaluate", "--model", NAME, "--dataset", "own=" + dataset());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains(NAME + " on own").contains("n = 12");
    }

    @Test
    void itIsProbed() throws IOException {
        var result = Cli.run("probe", "--model", NAME, "--dataset", "own=" + dataset(), "--random-baselines", 0);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains(NAME);
    }

    @Test
    void itIsTestedByTheDoctor() throws IOException {
        Path images = TestImages.folder(folder.resolve("few"), 8, 64);
        var result = Cli.run("doctor", "--model", NAME, "--images", images, "--max-crops", 1, "--format", "json");
        assertThat(result.out()).as(result.err()).contains(NAME);
    }
}
