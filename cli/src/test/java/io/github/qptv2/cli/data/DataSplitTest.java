package io.github.qptv2.cli.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

import io.github.qptv2.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DataSplitTest {

    @TempDir
    private Path folder;

    /** Thirteen images, each twice (000 equals 013, and so on); 000 to 019 are the training part. */
    private Path set() throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        var labels = new StringBuilder("path,score,split\n");
        for (int i = 0; i < 26; i++) {
            blocks(set.resolve("%03d.png".formatted(i)), i % 13);
            labels.append("%03d.png,%d,%s%n".formatted(i, i % 5, i < 20 ? "train" : "test"));
        }
        Files.writeString(set.resolve("labels.csv"), labels);
        return set;
    }

    /** Random gray blocks of 4 x 4 pixels, whose hashes differ in about half of the bits. */
    private static void blocks(Path file, int seed) throws IOException {
        var random = new Random(seed);
        var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int block = 0; block < 256; block++) {
            int gray = random.nextInt(256) * 0x010101;
            for (int pixel = 0; pixel < 16; pixel++) {
                image.setRGB(block % 16 * 4 + pixel % 4, block / 16 * 4 + pixel / 4, gray);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void nearDuplicatesOfTestImagesAreExcludedAndGroupsStayTogether() throws IOException {
        Path out = folder.resolve("held.txt");
        var run =
                Cli.run("data", "split", "--dataset", "own=" + set(), "--validation", 4, "--distance", 0, "--out", out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        var names = Files.readAllLines(out).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        // 007 to 012 are 020 to 025 of the test part; 000 to 006 are 013 to 019
        assertThat(names).hasSize(4).doesNotContain("007.png", "008.png", "009.png", "010.png", "011.png", "012.png");
        assertThat(names.subList(2, 4)).containsExactly(twin(names.get(0)), twin(names.get(1)));
        assertThat(run.out())
                .startsWith(out + ": 4 of 20 training images in 2 groups of near duplicates (256-bit dHash within 0).")
                .contains("6 training images with a test image in their group were excluded");
        assertThat(Files.readAllLines(out).get(0))
                .isEqualTo("# Validation images of own, drawn from its official training part by");
    }

    private static String twin(String name) {
        return "%03d.png".formatted(Integer.parseInt(name.substring(0, 3)) + 13);
    }

    @Test
    void evaluateAcceptsTheListAsASplit() throws IOException {
        Path set = set();
        Path out = folder.resolve("held.txt");
        Cli.run("data", "split", "--dataset", "own=" + set, "--validation", 4, "--distance", 0, "--out", out);
        var run = Cli.run(
                "evaluate",
                "--model",
                Cli.microModel(folder),
                "--dataset",
                "own=" + set,
                "--splits",
                out,
                "--part",
                "validation",
                "--format",
                "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("held").contains("validation");
    }

    @Test
    void wrongUsageIsReportedAndOtherFilesAreKept() throws IOException {
        Path set = set();
        Path notes = Files.writeString(folder.resolve("notes.txt"), "mine\n");
        var refused = Cli.run("data", "split", "--dataset", "own=" + set, "--validation", 4, "--out", notes);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("qpt: " + notes
                        + " exists and is not a list of validation images; choose another name for --out\n");
        assertThat(notes).hasContent("mine\n");
        assertThat(Cli.run(
                                "data",
                                "split",
                                "--dataset",
                                "own=" + set,
                                "--validation",
                                4,
                                "--out",
                                folder.resolve("a.csv"))
                        .err())
                .contains("--out must end in .txt");
        assertThat(Cli.run(
                                "data",
                                "split",
                                "--dataset",
                                "own=" + set,
                                "--validation",
                                0,
                                "--out",
                                folder.resolve("a.txt"))
                        .err())
                .contains("validation images must be at least 1, got 0");
        assertThat(Cli.run(
                                "data",
                                "split",
                                "--dataset",
                                "own=" + set,
                                "--validation",
                                1,
                                "--strata",
                                "(",
                                "--out",
                                folder.resolve("a.txt"))
                        .err())
                .contains("--strata must be a regular expression, got (");
        var many = Cli.run(
                "data",
                "split",
                "--dataset",
                "own=" + set,
                "--validation",
                15,
                "--distance",
                0,
                "--out",
                folder.resolve("a.txt"));
        assertThat(many.exitCode()).isEqualTo(1);
        assertThat(many.err()).contains("must allow 15 validation images, got 14 of 20 training images");
        assertThat(folder.resolve("a.txt")).doesNotExist();
    }
}
