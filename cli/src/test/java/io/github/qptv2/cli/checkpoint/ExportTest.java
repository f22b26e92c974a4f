package io.github.qptv2.cli.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.export.ExportOptions;
import io.github.qptv2.scoring.export.OnnxExport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ExportTest {

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void paths() {
        model = Cli.microModel(folder);
        out = folder.resolve("out.onnx");
    }

    private void isRefused(Cli run, int exitCode, String message) {
        assertThat(run.err().lines().findFirst()).contains("qpt: " + message);
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void theFileEqualsThatOfTheLibrary() throws IOException {
        var run = Cli.run("export", model, out);
        assertThat(run.err()).isEqualTo("qpt: wrote " + out + ": hivit-custom, fp32, from normalized crops\n");
        assertThat(run.exitCode()).isZero();
        assertThat(out).hasBinaryContent(OnnxExport.bytes(ModelBundle.read(model), ExportOptions.DEFAULT));
    }

    @Test
    void optionsChooseThePrecisionAndTheInput() throws IOException {
        var run = Cli.run("export", model, out, "--int8", "--with-preprocessing");
        assertThat(run.err()).isEqualTo("qpt: wrote " + out + ": hivit-custom, int8, from decoded images\n");
        var options = new ExportOptions(Precision.INT8, true);
        assertThat(out).hasBinaryContent(OnnxExport.bytes(ModelBundle.read(model), options));
    }

    @Test
    void anExistingFileIsOverwrittenOnlyByForce() throws IOException {
        Files.writeString(out, "precious");
        isRefused(Cli.run("export", model, out), 1, out + " exists; overwrite it with --force");
        assertThat(out).hasContent("precious");
        assertThat(Cli.run("export", model, out, "--force").exitCode()).isZero();
        assertThat(Files.size(out)).isGreaterThan(10_000);
    }

    @Test
    void videoModelsAreExportedWithoutPreprocessing() {
        Path clips = folder.resolve("clips.safetensors");
        assertThat(Cli.run("convert", model, clips, "--inflate", "--frames", 4).exitCode())
                .isZero();
        assertThat(Cli.run("export", clips, out).err()).endsWith("hivit-custom-video, fp32, from normalized clips\n");
        Path other = folder.resolve("other.onnx");
        isRefused(
                Cli.run("export", clips, other, "--with-preprocessing"),
                1,
                clips + ": preprocessing is exported with image models; this one is for clips of 4 frames");
        assertThat(other).doesNotExist();
    }

    @Test
    void errorsAreOneLine() throws IOException {
        isRefused(
                Cli.run("export", model, folder.resolve("x.pt")),
                2,
                "OUT must end in .onnx, got " + folder.resolve("x.pt"));
        Path nowhere = folder.resolve("nowhere/x.onnx");
        isRefused(
                Cli.run("export", model, nowhere),
                1,
                "cannot write %s: there is no folder %s; create it first".formatted(nowhere, nowhere.getParent()));
        Path text = Files.writeString(folder.resolve("text.pth"), "not weights at all\n");
        isRefused(
                Cli.run("export", text, out),
                1,
                text + ": not a checkpoint: it is text that begins with \"not weights at all\"");
        Path same = Files.write(folder.resolve("same.onnx"), Files.readAllBytes(model));
        isRefused(
                Cli.run("export", same, folder.resolve("./same.onnx"), "--force"),
                1,
                folder.resolve("./same.onnx") + " is both MODEL and OUT; name another file for the network");
        assertThat(Arrays.equals(Files.readAllBytes(same), Files.readAllBytes(model)))
                .isTrue();
    }
}
