package io.github.qptv2.cli.checkpoint;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

import ai.onnxruntime.OrtEnvironment;
import io.github.qptv2.cli.Cli;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Runs the programs of docs/export.md, which use ONNX Runtime alone, and compares them with {@code qpt score}.
 * {@code QPT_PYTHON} names the Python interpreter, {@code NODE_PATH} the folder of Node packages.
 */
class ExportExamplesIT {

    private static final double SAME = 1e-5;

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path image = Path.of("");

    @BeforeEach
    void export() throws IOException {
        model = folder.resolve("qpt-iqa-mini.onnx");
        var run = Cli.run("export", "qpt-iqa-mini", model, "--with-preprocessing");
        assertThat(run.exitCode()).as(run.err()).isZero();
        image = folder.resolve("photo.png");
        var random = new SplittableRandom(1);
        var pixels = new BufferedImage(501, 333, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 333; y++) {
            for (int x = 0; x < 501; x++) {
                int noise = random.nextInt(40), red = x * 200 / 501 + noise, green = y * 200 / 333 + noise;
                pixels.setRGB(x, y, red << 16 | green << 8 | (red + green) / 2);
            }
        }
        ImageIO.write(pixels, "png", image.toFile());
    }

    @Test
    void thePythonProgramGivesTheScore() throws Exception {
        String python = System.getenv().getOrDefault("QPT_PYTHON", "python3");
        assumeTrue(
                runs(python, "-c", "import onnxruntime, numpy, PIL"), python + " lacks onnxruntime, numpy or pillow");
        Path program = program("python", "score.py");
        assertIsTheScore(output(List.of(python, program.toString(), model.toString(), image.toString())));
    }

    @Test
    void theJavaScriptProgramGivesTheScore() throws Exception {
        assumeTrue(
                runs("node", "-e", "require('onnxruntime-node'); require('pngjs')"),
                "node lacks onnxruntime-node or pngjs");
        Path program = program("javascript", "score.js");
        assertIsTheScore(output(List.of("node", program.toString(), model.toString(), image.toString())));
    }

    @Test
    void theJavaProgramGivesTheScoreWithOnnxRuntimeAlone() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path program = program("java", "Score.java");
        var command = List.of(java, "-cp", onnxRuntime(), program.toString(), model.toString(), image.toString());
        assertIsTheScore(output(command));
    }

    private static String onnxRuntime() throws URISyntaxException {
        var source = OrtEnvironment.class.getProtectionDomain().getCodeSource();
        Path jar = Path.of(source.getLocation().toURI());
        assertThat(jar.getFileName().toString()).startsWith("onnxruntime");
        return jar.toString();
    }

    /** The only code block in a language on the page. */
    private Path program(String language, String name) throws IOException {
        String page = Files.readString(Path.of("../docs/export.md"));
        var blocks = new ArrayList<String>();
        var matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertThat(blocks).hasSize(1);
        return Files.writeString(folder.resolve(name), blocks.get(0));
    }

    private boolean runs(String... command) throws IOException, InterruptedException {
        try {
            return start(List.of(command)).exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private Process start(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("takes more than 5 minutes: " + command);
        }
        return process;
    }

    /** The output of a program: a name and a number per line. */
    private Map<String, Double> output(List<String> command) throws IOException, InterruptedException {
        assertThat(start(command).exitValue())
                .as(Files.readString(folder.resolve("stderr")))
                .isZero();
        var values = new LinkedHashMap<String, Double>();
        for (String line : Files.readAllLines(folder.resolve("stdout"))) {
            int blank = line.indexOf(' ');
            values.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
        }
        return values;
    }

    private void assertIsTheScore(Map<String, Double> found) {
        var row = Cli.run("score", "--format", "jsonl", image).onlyRow();
        assertThat(row.whole(RowColumn.CROPS).orElseThrow()).isGreaterThan(1);
        assertThat(found).containsOnlyKeys("score", "mos");
        assertThat(found.get("score")).isEqualTo(row.number(RowColumn.RAW).orElseThrow(), within(SAME));
        assertThat(found.get("mos")).isEqualTo(row.number(RowColumn.MOS).orElseThrow(), within(SAME));
    }
}
