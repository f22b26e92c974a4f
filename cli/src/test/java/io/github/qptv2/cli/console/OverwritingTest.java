package io.github.qptv2.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A mistyped option never overwrites a file of the user; it is refused before the model is loaded. */
class OverwritingTest {

    @TempDir
    private Path folder;

    private Path image = Path.of("");
    private Path model = Path.of("");

    @BeforeEach
    void make() throws IOException {
        image = TestImages.write(folder.resolve("a.png"), 40, 30, 1);
        model = Cli.microModel(folder);
    }

    @Test
    void resultsDoNotOverwriteTheImage() throws IOException {
        refusedAndKept(
                image,
                image + " exists and is not text, so it is not an earlier result; choose another name",
                () -> Cli.run("score", "--model", model, "--out", image, image));
    }

    @Test
    void resultsDoNotOverwriteTheModel() throws IOException {
        refusedAndKept(
                model,
                "--out must not be the model, got " + model,
                () -> Cli.run("score", "--model", model, "--out", model, image));
    }

    @Test
    void mapsDoNotOverwriteTheImages() throws IOException {
        String refusal = "--map must be a folder other than those of the inputs, got ";
        Path below = folder.resolve("maps");

        refusedAndKept(image, refusal + folder, () -> Cli.run("score", "--model", model, "--map", folder, image));
        refusedAndKept(image, refusal + folder, () -> Cli.run("score", "--model", model, "--map", folder, folder));
        refusedAndKept(image, refusal + below, () -> Cli.run("score", "--model", model, "--map", below, "-r", folder));
    }

    @Test
    void anEvaluationOverwritesOnlyAnEarlierOne() throws IOException {
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "path,score,note\na.png,1,\nb.png,2," + "x".repeat(300) + "\n");
        for (Path file : new Path[] {image, model, labels}) {
            refusedAndKept(
                    file,
                    file + " exists and is not a file of predictions; choose another name for --out",
                    () -> evaluate("--out", file));
            refusedAndKept(
                    file,
                    file + " exists and is not an HTML page; choose another name for --report",
                    () -> evaluate("--report", file));
        }
        Path both = folder.resolve("both");
        assertThat(evaluate("--out", both, "--report", both).err())
                .isEqualTo("qpt: --report and --out must be two files, got " + both + "\n");
    }

    private Cli evaluate(Object... options) {
        var words = new ArrayList<Object>(List.of("evaluate", "--model", model, "--dataset", "own=" + folder));
        words.addAll(List.of(options));
        return Cli.run(words.toArray());
    }

    @Test
    void aCalibrationOverwritesNoOtherFile() throws IOException {
        Path bundle = folder.resolve("b.safetensors");
        Files.copy(model, bundle);
        refusedAndKept(
                bundle,
                bundle + " exists; choose another name for --out",
                () -> Cli.run("calibrate", "--model", model, "--images", folder, "--out", bundle));
    }

    @Test
    void anEmptyPathIsWrongUsage() {
        var run = Cli.run("score", "--model", model, "");

        assertThat(run.err()).startsWith("qpt: PATH must not be empty; use . for the current folder");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private static void refusedAndKept(Path file, String refusal, Supplier<Cli> command) throws IOException {
        byte[] before = Files.readAllBytes(file);
        var run = command.get();
        assertThat(run.err()).isEqualTo("qpt: " + refusal + "\n");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(file).hasBinaryContent(before);
    }
}
