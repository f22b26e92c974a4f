package io.github.qptv2.cli.benchmark;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

import io.github.qptv2.cli.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code qpt benchmark} with a fine-tuned network and a regression on a frozen one. */
class BenchmarkIT {

    private static final int IMAGES = 40;

    @TempDir
    private Path folder;

    private Path set = Path.of("");

    /** Textures whose MOS rises with brightness. */
    @BeforeEach
    void makeSet() throws IOException {
        set = Files.createDirectories(folder.resolve("set"));
        var labels = new StringBuilder("path,score,scale\n");
        for (int i = 0; i < IMAGES; i++) {
            int gray = 20 + 5 * (i * 17 % IMAGES);
            image(set.resolve(i + ".png"), gray, i);
            labels.append("%d.png,%d,0:255%n".formatted(i, gray));
        }
        Files.writeString(set.resolve("labels.csv"), labels);
    }

    private static void image(Path file, int gray, long seed) throws IOException {
        var random = new Random(seed);
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                int value = Math.max(0, Math.min(255, gray + random.nextInt(21) - 10));
                image.setRGB(x, y, value << 16 | value << 8 | value);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void aFineTunedNetworkAndAFrozenOneAreInOneTable() throws Exception {
        Path config = folder.resolve("small.yaml");
        Files.writeString(
                config,
                """
                init: {network: {image-size: 32, width: 16, depths: {main: 1}, heads: 2}}
                data: {batch: 8}
                schedule: {epochs: 0, steps: 4}
                calibration: {images: 0}
                """);
        Path out = folder.resolve("out");
        Object[] command = {
            "benchmark",
            "k-fold",
            "--splits",
            "2",
            "--dataset",
            "own=" + set,
            "--config",
            config,
            "--backbone",
            Cli.golden("backbone.onnx", folder),
            "--scaling",
            "unit",
            "--view",
            "native:64",
            "--bootstrap",
            "50",
            "--out",
            out
        };
        var run = Cli.run(command);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("fine-tuned, trained on own", "frozen-backbone, trained on own", "Medians over splits")
                .contains("fine-tuned minus frozen-backbone, own, tested on own: mean SRCC ")
                .contains("Protocol: k-fold, 2 folds; seed 1.");
        assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(1 + 2 * 2);
        assertThat(out.resolve("frozen-backbone/own-fold-2-1-1/predictions.csv"))
                .isRegularFile();
        assertThat(out.resolve("report.html")).content().contains("frozen-backbone");

        var again = Cli.run(command);
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err())
                .contains(out + ": holds a benchmark; continue it with --resume, or name another folder");
        var resumed = new Object[command.length + 1];
        System.arraycopy(command, 0, resumed, 0, command.length);
        resumed[command.length] = "--resume";
        assertThat(Cli.run(resumed).out()).isEqualTo(run.out());
    }

    @Test
    void aRegressionNeedsNoTrainingAndPredictsBrightness() throws Exception {
        Path out = folder.resolve("out");
        var run = Cli.run(
                "benchmark",
                "random",
                "--splits",
                "3",
                "--dataset",
                "own=" + set,
                "--backbone",
                Cli.golden("backbone.onnx", folder),
                "--scaling",
                "unit",
                "--view",
                "native:64",
                "--bootstrap",
                "50",
                "--out",
                out,
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        double srcc = JsonMapper.shared()
                .readTree(run.out())
                .at("/results/0/measures/srcc/median")
                .asDouble();
        assertThat(srcc).isGreaterThan(0.7);
        assertThat(out.resolve("table.tex")).content().contains("frozen-backbone & own & own & 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "official --splits 3|--splits is an option of random, k-fold, got official",
                "random --runs 2|--runs is an option of official, cross, leave-one-set-out, label-efficiency, got random",
                "cross|cross needs --test NAME",
                "lists|lists needs --lists PATH",
                "random --splits 0|splits must be at least 1, got 0",
                "label-efficiency --shares 0.5,0.1|shares must be in (0, 1] and ascending, got [0.5, 0.1]",
                "random --jobs 0|--jobs must be at least 1, got 0",
                "random --distance 65|wrong value for --distance: distance must be in [0, 64], or -1 for no search, got 65",
            })
    void wrongUsageIsAnErrorOfOneLine(String arguments, String message) {
        var words = new ArrayList<Object>();
        words.add("benchmark");
        words.addAll(List.of(arguments.split(" ", -1)));
        words.addAll(List.of("--dataset", "own=" + set, "--out", folder.resolve("out")));
        var run = Cli.run(words.toArray());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
