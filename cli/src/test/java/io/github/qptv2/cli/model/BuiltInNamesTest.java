package io.github.qptv2.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands accept the name of a built-in model in place of a file, and never write into it. */
class BuiltInNamesTest {

    private static final String NAME = "qpt-iqa-micro";

    @TempDir
    private Path folder;

    @Test
    void itIsInspected() {
        var result = Cli.run("inspect", NAME);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("hivit-micro");
    }

    @Test
    void itIsConverted() {
        Path out = folder.resolve("copy.safetensors");
        var result = Cli.run("convert", NAME, out);
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(Cli.run("inspect", out).out()).contains("hivit-micro");
    }

    @Test
    void aCalibrationNeedsAnotherFile() throws IOException {
        Path images = TestImages.folder(folder.resolve("images"), 2, 64);
        var result = Cli.run("calibrate", "--model", NAME, "--images", images);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(NAME + " is a built-in model, which cannot be changed; name the bundle to write");
    }

    @Test
    void aFileOfThatNameComesFirst() throws IOException {
        Path file = Files.writeString(folder.resolve("notes"), "no checkpoint");
        var model = new ModelArgument.Converter().convert(file.toString());
        assertThat(model.path()).isEqualTo(file);
        assertThat(model.isBuiltIn()).isFalse();
        assertThat(new ModelArgument.Converter().convert(NAME).isBuiltIn()).isTrue();
    }

    @Test
    void aFormerNameSelectsTheSameModel() {
        var result = Cli.run("inspect", "qpt-iaa-mini");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("qpt-iaa-micro");
    }

    @Test
    void anUnknownNameIsAFile() {
        var result = Cli.run("inspect", "qpt-iqa-huge");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("qpt-iqa-huge");
    }
}
