package io.github.qptv2.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import io.github.qptv2.scoring.bundle.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Option {@code --task}, with two test models in place of the built-in ones. */
class BuiltInModelsIT {

    private static final List<String> NAMES = List.of("qpt-iaa-mini", "qpt-iqa-mini");

    @TempDir
    private Path folder;

    private Path images = Path.of("");

    @BeforeEach
    void addModels() throws IOException {
        Path models = Files.createDirectories(folder.resolve("models/io/github/qptv2/models"));
        Files.write(models.resolve("index"), NAMES);
        var found = ModelBundle.read(Cli.microModel(folder));
        for (String name : NAMES) {
            var mos = new MosMapping(0, 1, 0, name.contains("iaa") ? 2 : 1, new MosScale(0, 1, true));
            var description = new ModelDescription(
                            name,
                            Task.parse(name.substring(4, 7)),
                            "nothing",
                            found.description().inferenceConfig(),
                            found.description().preprocessing(),
                            Optional.empty())
                    .withCalibration(new Calibration(0, 1, Optional.of(mos), Optional.empty()));
            new ModelBundle(description, found.architecture(), found.weights())
                    .write(models.resolve(name + ".safetensors"));
        }
        images = TestImages.folder(folder.resolve("images"), 3, 80);
    }

    private String run(int exitCode, Object... args) throws IOException, InterruptedException {
        // before the class path, which may have the real built-in models
        var flags = List.of("-Xbootclasspath/a:" + folder.resolve("models"));
        var process = RunningCli.start(folder, folder.resolve("stdout").toFile(), flags, args);
        assertThat(process.exitCode()).as(process.stderr()).isEqualTo(exitCode);
        return process.stdout();
    }

    @Test
    void bothTasksGiveARowEachAndAreResumed() throws Exception {
        Path out = folder.resolve("rows.jsonl");
        run(0, "score", "--task", "iqa", images, "--format", "jsonl", "--out", out);
        assertThat(Files.readAllLines(out)).hasSize(3);
        run(0, "score", "--task", "iqa,iaa", images, "--format", "jsonl", "--out", out, "--resume");
        var rows = Files.readAllLines(out).stream().map(JsonText::row).toList();
        assertThat(rows)
                .extracting(row -> row.text(RowColumn.TASK).orElseThrow())
                .containsExactly("iqa", "iqa", "iqa", "iaa", "iaa", "iaa");
        assertThat(rows)
                .extracting(row -> row.text(RowColumn.MODEL).orElseThrow())
                .contains("qpt-iqa-mini", "qpt-iaa-mini");
        assertThat(rows.get(0).path()).isEqualTo(rows.get(3).path());
        assertThat(rows.get(0).number(RowColumn.RAW)).isEqualTo(rows.get(3).number(RowColumn.RAW)); // the same weights
        assertThat(rows.get(0).number(RowColumn.SCORE))
                .isNotEqualTo(rows.get(3).number(RowColumn.SCORE)); // another calibration
    }

    @Test
    void theDefaultTaskIsIqaAndATableOfTwoTasksNamesThem() throws Exception {
        assertThat(run(0, "score", images).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("  SCORE"));
        var lines = run(0, "score", "--task", "iaa,iqa", images).lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("TASK   SCORE");
        assertThat(lines.get(1)).startsWith("iaa ");
        assertThat(lines.get(6)).startsWith("iqa ");
    }

    @Test
    void aModelIsSelectedByItsNameAndListed() throws Exception {
        assertThat(run(0, "rank", "--model", "qpt-iaa-mini", images, "--format", "jsonl"))
                .contains("\"task\":\"iaa\"")
                .doesNotContain("iqa");
        assertThat(run(0, "models").lines().toList().get(1)).startsWith("qpt-iaa-mini     iaa ");
    }
}
