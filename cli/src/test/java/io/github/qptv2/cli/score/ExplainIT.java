package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.backbone.Standardization;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.LinearLayer;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The causes of a model that sees the same blur in every image, and noise in none. */
class ExplainIT {

    private static final String CAUSES = "strong blur 3.5 (88 %)";

    @TempDir
    private Path folder;

    private Path images = Path.of("");
    private Path bare = Path.of("");
    private Path model = Path.of("");

    @BeforeEach
    void write() throws IOException {
        images = TestImages.folder(folder.resolve("images"), 2, 70);
        bare = folder.resolve("bare.safetensors");
        model = folder.resolve("explained.safetensors");
        var bundle = ModelBundle.read(Cli.microModel(folder));
        bundle.write(bare);
        bundle.with(head(bundle.architecture().config().width())).write(model);
    }

    @Test
    void everyFormatNamesTheCausesThatAreAskedFor() {
        assertThat(Cli.run("score", "--model", model, "--explain", images).out().lines())
                .filteredOn(line -> line.endsWith(".png  " + CAUSES))
                .hasSize(2);
        assertThat(Cli.run("score", "--model", model, "--explain", "--format", "csv", images)
                        .out()
                        .lines()
                        .skip(1))
                .hasSize(2)
                .allMatch(row -> row.contains(",blur:0.8808:3.5"));
        assertThat(Cli.run("score", "--model", model, "--explain", "--format", "jsonl", images)
                        .out()
                        .lines())
                .allMatch(row -> row.contains(",\"causes\":[{\"distortion\":\"blur\",\"probability\":0.8808,"
                        + "\"level\":3.5,\"strength\":\"strong\"}],"));
        assertThat(Cli.run("score", "--model", model, "--format", "jsonl", images)
                        .out()
                        .lines())
                .allMatch(row -> row.contains(",\"causes\":null,"));
    }

    @Test
    void aModelWithoutAHeadIsRefused() {
        for (String command : List.of("score", "rank")) {
            var run = Cli.run(command, "--model", bare, "--explain", images);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("qpt: --explain needs a distortion head, which the model hivit-micro lacks;"
                            + " fit one with qpt distortions fit\n");
        }
    }

    @Test
    void withMapsTheRegionOfTheLowestQualityIsNamed() {
        var run = Cli.run("score", "--model", model, "--explain", "--map", folder.resolve("maps"), images);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err().lines())
                .filteredOn(line -> line.matches("qpt: .*00[01]\\.png: lowest quality at the [a-z ]+, [0-9.]+ standard"
                        + " deviations below the mean of the image"))
                .hasSize(2);
    }

    @Test
    void aResumedRunExplainsTheImagesThatHaveNoCauses() throws IOException {
        Path rows = folder.resolve("rows.csv");
        var plain = List.of("score", "--model", model, "--format", "csv", "--out", rows, "--resume", images);
        assertThat(Cli.run(plain.toArray()).exitCode()).isZero();
        var explained = new ArrayList<Object>(plain);
        explained.add("--explain");
        var run = Cli.run(explained.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(rows).subList(1, 3)).allMatch(row -> row.contains(",blur:0.8808:3.5"));
        assertThat(Files.readAllLines(rows)).hasSize(3);
        assertThat(Cli.run(explained.toArray()).err()).contains("2 of 2 inputs already had a score");
    }

    @Test
    void aRankingsPageShowsThem() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(Cli.run("rank", "--model", model, "--no-maps", "--report", page, images)
                        .exitCode())
                .isZero();
        assertThat(page).content().contains("<span class=\"causes\" title=\"" + CAUSES + "\">" + CAUSES + "</span>");
        assertThat(Cli.run("rank", "--model", bare, "--no-maps", "--report", page, images)
                        .exitCode())
                .isZero();
        assertThat(page).content().doesNotContain("class=\"causes\"");
    }

    @Test
    void aBundleWithAHeadIsInspectedAndConverted() throws IOException {
        var inspected = Cli.run("inspect", model);
        assertThat(inspected.exitCode()).as(inspected.out()).isZero();
        assertThat(inspected.out()).contains("distortions      blur, noise; fitted to a test\n");
        Path half = folder.resolve("half.safetensors");
        assertThat(Cli.run("convert", model, half, "--dtype", "f16").exitCode()).isZero();
        assertThat(ModelBundle.read(half).distortionHead()).isPresent();
        Path other = folder.resolve("other.safetensors");
        var converted = Cli.run("convert", model, other, "--inference", "pooling=norm_then_mean");
        assertThat(converted.err())
                .contains("the distortion head is dropped: it was fitted with another inference configuration");
        assertThat(ModelBundle.read(other).distortionHead()).isEmpty();
    }

    @Test
    void unusableImagesAndModelsOfTheFitAreNamed() {
        var small = Cli.run("distortions", "fit", "--model", bare, "--images", images, "--out", model);
        assertThat(small.exitCode()).isEqualTo(1);
        assertThat(small.err()).contains(model + " exists; choose another name for --out");
        Path out = folder.resolve("new.safetensors");
        var tiny = Cli.run("distortions", "fit", "--model", bare, "--images", images, "--out", out);
        assertThat(tiny.exitCode()).isEqualTo(1);
        assertThat(tiny.err()).contains("must have at least 320 pixels on each side, got 70x70");
        assertThat(out).doesNotExist();
        var headless = Cli.run("distortions", "evaluate", "--model", bare, "--images", images);
        assertThat(headless.exitCode()).isEqualTo(1);
        assertThat(headless.err()).isEqualTo("qpt: the model hivit-micro has no distortion head\n");
    }

    private static DistortionHead head(int width) {
        int inputs = DistortionHead.inputs(width);
        var factor = new float[inputs];
        Arrays.fill(factor, 1);
        return new DistortionHead(
                List.of("blur", "noise"),
                new Standardization(new float[inputs], factor),
                new LinearLayer(new float[inputs], new float[1]),
                new LinearLayer(new float[2], new float[] {2, -2}),
                new LinearLayer(new float[2], new float[] {3.5f, 2}),
                0.5,
                "a test");
    }
}
