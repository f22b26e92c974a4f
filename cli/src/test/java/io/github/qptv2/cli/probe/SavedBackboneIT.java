package io.github.qptv2.cli.probe;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.cli.Cli;
import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A regression on a frozen network, saved by {@code probe} and used by the other commands. */
class SavedBackboneIT {

    @TempDir
    private static Path folder;

    private static Path set;
    private static Path model;
    private static Cli saved;

    /** 60 gray images; MOS rises with brightness; every third image is in the test part. */
    @BeforeAll
    static void save() throws IOException {
        set = Files.createDirectories(folder.resolve("set"));
        var labels = new StringBuilder("path,score,split,scale\n");
        for (int i = 0; i < 60; i++) {
            int gray = 20 + 3 * (i * 17 % 60);
            image(set.resolve(i + ".png"), gray);
            labels.append("%d.png,%d,%s,0:255%n".formatted(i, gray, i % 3 == 0 ? "test" : "train"));
        }
        Files.writeString(set.resolve("labels.csv"), labels);
        model = folder.resolve("my.qpt");
        saved = Cli.run(
                "probe",
                "--backbone",
                Cli.golden("backbone.onnx", folder),
                "--scaling",
                "unit",
                "--license",
                "Apache-2.0",
                "--view",
                "native:64",
                "--dataset",
                "own=" + set,
                "--save",
                model);
    }

    private static void image(Path file, int gray) throws IOException {
        var image = new BufferedImage(48, 32, BufferedImage.TYPE_3BYTE_BGR);
        for (int at = 0; at < 48 * 32; at++) {
            image.setRGB(at % 48, at / 48, gray << 16 | gray << 8 | (gray + at % 5));
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private static String refused(Object... args) {
        var run = Cli.run(args);
        assertThat(run.exitCode()).isIn(1, 2);
        assertThat(run.err()).doesNotContain("\tat ");
        return run.err();
    }

    @Test
    void onlyAnImportedNetworkCanBeLeftOut() throws IOException {
        assertThat(refused(
                        "probe",
                        "--backbone",
                        Cli.golden("backbone.onnx", folder),
                        "--license",
                        "MIT",
                        "--dataset",
                        "own=" + set,
                        "--save",
                        folder.resolve("none.qpt"),
                        "--without-network"))
                .contains("--without-network needs networks of qpt backbone import, but backbone is none");
        assertThat(refused("probe", "--backbone", "no-such-name", "--dataset", "own=" + set))
                .contains("no-such-name: is neither a file nor an imported network in ");
    }

    @Test
    void theSavedModelIsEvaluatedBesideTheFit() {
        assertThat(saved.exitCode()).as(saved.err()).isZero();
        assertThat(saved.err()).contains("qpt: wrote " + model + ": fitted to 40 images");
        assertThat(saved.outLines().get(3)).startsWith("     40     1 kernel  ");
        assertThat(saved.outLines().get(4)).startsWith("     40     1 kernel, as saved ");
    }

    @Test
    void theModelListsItsTrainingImages() throws IOException {
        var fitted = BackboneBundle.of(Checkpoint.read(model)).fitted();
        assertThat(fitted.hashes()).hasSize(40);
        assertThat(fitted.among(List.of(set.resolve("0.png"), set.resolve("1.png"))))
                .containsExactly(set.resolve("1.png")); // 0.png is in the test part
    }

    @Test
    void severalViewsOfAnImageAreRowsWithItsLabel() {
        Path file = folder.resolve("views.qpt");
        var run = Cli.run(
                "probe",
                "--backbone",
                Cli.golden("backbone.onnx", folder),
                "--license",
                "Apache-2.0",
                "--view",
                "native:64",
                "--train-view",
                "reduced:16",
                "--dataset",
                "own=" + set,
                "--save",
                file);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("native:64, also fitted to reduced:16");
        var inspected = Cli.run("inspect", "--format", "json", file);
        assertThat(inspected.out())
                .contains("\"anchors\":80")
                .contains("\"native:64\"")
                .doesNotContain("reduced");

        assertThat(refused(
                        "probe",
                        "--backbone",
                        "x.onnx",
                        "--view",
                        "native:64",
                        "--view",
                        "native:32",
                        "--train-view",
                        "reduced:16",
                        "--dataset",
                        "own=" + set))
                .contains("--train-view requires a single --view, got 2");
    }

    @Test
    void imagesAndDegradedViewsArePseudoLabeled() throws IOException {
        Path images = Files.createDirectories(folder.resolve("unlabeled")), out = folder.resolve("pseudo.csv");
        image(images.resolve("a.png"), 60);
        image(images.resolve("b.png"), 90);
        Files.writeString(images.resolve("c.png"), "no image");
        var run =
                Cli.run("pseudo-label", "--model", model, "--degradation", "kadid", "--views", 2, "--out", out, images);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("qpt: c.png: ").contains("qpt: 1 of 3 images have no pseudo-label");
        assertThat(Files.readAllLines(out))
                .filteredOn(line -> line.startsWith("unlabeled/"))
                .hasSize(6)
                .anyMatch(line -> line.matches("unlabeled/a\\.png,[0-9.]+,1\\.0,"))
                .anyMatch(line -> line.matches("unlabeled/b\\.png,[0-9.]+,1\\.0,.+@-?\\d+\"?"));
        assertThat(refused("pseudo-label", "--model", model, "--out", out, images))
                .contains("pseudo.csv: exists already; name another file");
        assertThat(refused("pseudo-label", "--model", model, "--views", 0, "--out", folder.resolve("x.csv"), images))
                .contains("--views must be at least 1, got 0");
        assertThat(refused("pseudo-label", "--model", "none.qpt", "--out", folder.resolve("x.csv"), images))
                .contains("none.qpt");
    }

    @Test
    void scoreGivesMosNearTheLabels() throws IOException {
        Path image = folder.resolve("new.png");
        image(image, 101);
        var row = Cli.run("score", "--model", model, "--format", "jsonl", image).onlyRow();
        assertThat(row.number(RowColumn.MOS).orElseThrow()).isCloseTo(101, within(8.0));
        assertThat(row.text(RowColumn.MODEL)).contains("my");
        assertThat(row.text(RowColumn.TASK)).contains("iqa");
        assertThat(row.number(RowColumn.PERCENTILE).orElseThrow()).isBetween(20.0, 80.0);
    }

    @Test
    void evaluateGivesTheSavedRowsMetrics() {
        var run = Cli.run("evaluate", "--model", model, "--dataset", "own=" + set, "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var found = JsonMapper.shared().readTree(run.out()).get("evaluations").get(0);
        assertThat(saved.outLines().get(4))
                .contains(String.format(Locale.ROOT, " %.3f ", found.get("srcc").asDouble()))
                .contains(String.format(Locale.ROOT, " %.3f ", found.get("plcc").asDouble()))
                .endsWith(String.format(
                        Locale.ROOT, " %.3f", found.get("plcc_logistic4").asDouble()));
    }

    @Test
    void rankPutsTheBrightestFirst() {
        var run = Cli.run("rank", "--model", model, set, "--format", "csv");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(61);
        assertThat(run.outLines().get(1)).contains("/7.png"); // 7 * 17 = 119 = 59 mod 60
    }

    @Test
    void inspectNamesNetworkLicenseAndRegression() {
        var run = Cli.run("inspect", model);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("architecture     kernel regression on frozen networks")
                .contains("network          backbone")
                .contains("license: Apache-2.0")
                .contains("anchors          40 of 9 components")
                .contains("model            my")
                .contains("trained on       own, official: 40 images")
                .contains("fit to score     yes");
        var json = JsonMapper.shared()
                .readTree(Cli.run("inspect", model, "--format", "json").out());
        assertThat(json.get("backbone").get("networks").get(0).get("license").asString())
                .isEqualTo("Apache-2.0");
    }

    @Test
    void commandsForHiViTsRefuseItInOneLine() {
        assertThat(refused("score", "--model", model, "--map", folder.resolve("maps"), set))
                .contains("--map needs a HiViT; this model is a regression on frozen networks");
        assertThat(refused("score", "--model", model, "--max-crops", 3, set))
                .contains("has views of its own; leave out crops and short side");
        String needs = "is a regression on a frozen network, which can score, rank, be evaluated and be calibrated;"
                + " this needs a HiViT";
        assertThat(refused("doctor", "--model", model, "--images", set)).contains(needs);
        assertThat(refused("convert", model, folder.resolve("out.safetensors"))).contains(needs);
        assertThat(refused("probe", "--model", model, "--dataset", "own=" + set))
                .contains(needs);
    }

    @Test
    void savingIsRefusedBeforeFeaturesAreExtracted() throws IOException {
        Path onnx = Cli.golden("backbone.onnx", folder), out = folder.resolve("other.qpt");
        assertThat(refused("probe", "--backbone", onnx, "--dataset", "own=" + set, "--save", out))
                .contains("--save stores the network backbone in the model; give its license with --license TEXT");
        assertThat(refused("probe", "--backbone", onnx, "--license", "MIT", "--dataset", "own=" + set, "--save", model))
                .contains("exists; choose another name, or overwrite it with --force");
        assertThat(refused("probe", "--model", onnx, "--dataset", "own=" + set, "--save", out))
                .contains("--save needs --backbone");
        assertThat(out).doesNotExist();
    }

    @Test
    void withFoldsTheModelIsFittedToAllImages() {
        Path out = folder.resolve("folds.qpt");
        var run = Cli.run(
                "probe",
                "--backbone",
                Cli.golden("backbone.onnx", folder),
                "--license",
                "MIT",
                "--regression",
                "linear",
                "--dataset",
                "own=" + set,
                "--splits",
                "fold-3-1-1..3",
                "--save",
                out,
                "--name",
                "folds",
                "--task",
                "iaa");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("fitted to 60 images");
        assertThat(run.outLines()).hasSize(4); // no row for the saved model: no images are left to evaluate it
        assertThat(Cli.run("inspect", out).out())
                .contains("linear regression on frozen networks")
                .contains("task             iaa");
    }
}
