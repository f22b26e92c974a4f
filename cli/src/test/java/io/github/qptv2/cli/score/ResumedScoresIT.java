package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A file of scores is continued by the model that began it, with the settings that it began with. */
class ResumedScoresIT {

    @TempDir
    private Path folder;

    private Path images = Path.of("");
    private Path model = Path.of("");
    private Path rows = Path.of("");

    @BeforeEach
    void score() throws IOException {
        images = TestImages.folder(folder.resolve("images"), 2, 70);
        model = folder.resolve("m.safetensors");
        ModelBundle.read(Cli.microModel(folder)).write(model);
        rows = folder.resolve("rows.csv");
        assertThat(resume().exitCode()).isZero();
        TestImages.write(images.resolve("more.png"), 70, 70, 3);
    }

    private Cli resume(Object... more) {
        var all = new ArrayList<Object>(
                List.of("score", "--model", model, "--format", "csv", "--out", rows, "--resume", images));
        all.addAll(List.of(more));
        return Cli.run(all.toArray());
    }

    @Test
    void theSameModelContinuesAndEveryRowHasItsHash() throws IOException {
        var run = resume();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("2 of 3 inputs already had a score");
        var hash = ModelBundle.read(model).contentHash();
        assertThat(Files.readAllLines(rows).subList(1, 4))
                .allMatch(row -> row.endsWith(",fp32," + hash + ",max_crops=15,,,,,,,"));
        assertThat(Cli.run("inspect", model).out()).contains("content hash     " + hash + "\n");
    }

    @Test
    void otherWeightsUnderTheSameNameAreRefused() throws IOException {
        var before = Files.readString(rows);
        var bundle = ModelBundle.read(model);
        var hash = bundle.contentHash();
        var bias = new float[32];
        var other = new ModelBundle(
                bundle.description(), bundle.architecture(), bundle.weights().with("norm.bias", Weight.of(bias, 32)));
        Files.delete(model);
        other.write(model);
        var run = resume();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("qpt: %s:2: scored by a model hivit-micro with the content hash %s, not %s; choose another"
                                .formatted(rows, hash, other.contentHash())
                        + " --out or that model\n");
        assertThat(rows).content().isEqualTo(before);
    }

    @Test
    void otherCropsAreRefused() throws IOException {
        var before = Files.readString(rows);
        var run = resume("--max-crops", "1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("qpt: " + rows + ":2: scored with max_crops=15, not max_crops=1; choose another --out or"
                        + " those settings\n");
        assertThat(rows).content().isEqualTo(before);
        assertThat(resume("--max-crops", "15").exitCode()).isZero();
    }

    @Test
    void rowsOfAnEarlierVersionAreKeptWithAWarning() throws IOException {
        var old = Files.readString(rows).replaceAll(",model_hash,.*", "").replaceAll(",fp32,.*", ",fp32");
        Files.writeString(rows, old);
        var run = resume();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(rows + ": 2 rows were written by an earlier version")
                .contains("kept unchecked");
        assertThat(Files.readAllLines(rows)).hasSize(4);
    }
}
