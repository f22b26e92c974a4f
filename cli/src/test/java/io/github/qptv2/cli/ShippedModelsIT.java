package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.MosScale;
import io.github.qptv2.scoring.OpinionMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code --task} does, with two models of the tests' own put before those that ship. */
class ShippedModelsIT {

    private static final List<String> NAMES = List.of("qpt-iaa-mini", "qpt-iqa-mini");

    @TempDir
    private Path folder;

    private Path pictures = Path.of("");

    @BeforeEach
    void ship() throws IOException {
        Path shelf = Files.createDirectories(folder.resolve("shelf/io/github/qptv2/models"));
        Files.write(shelf.resolve("index"), NAMES);
        var found = ModelBundle.read(Cli.microModel(folder));
        for (String name : NAMES) {
            var opinion = new OpinionMap(0, 1, 0, name.contains("iaa") ? 2 : 1, new MosScale(0, 1, true));
            var description = new ModelBundle.Description(
                            name,
                            name.substring(4, 7),
                            "nothing",
                            found.description().conventions(),
                            found.description().preprocessing(),
                            Optional.empty())
                    .withCalibration(new Calibration(0, 1, Optional.of(opinion), Optional.empty()));
            new ModelBundle(description, found.architecture(), found.weights())
                    .write(shelf.resolve(name + ".safetensors"));
        }
        pictures = Pictures.folder(folder.resolve("pictures"), 3, 80);
    }

    private String run(int exitCode, Object... args) throws IOException, InterruptedException {
        // before the class path's own, which may hold the models that really ship
        var flags = List.of("-Xbootclasspath/a:" + folder.resolve("shelf"));
        var process = RunningCli.start(folder, folder.resolve("stdout").toFile(), flags, args);
        assertThat(process.exitCode()).as(process.stderr()).isEqualTo(exitCode);
        return process.stdout();
    }

    @Test
    void bothTasksGiveARowEachAndAreGoneOnWith() throws Exception {
        Path out = folder.resolve("rows.jsonl");
        run(0, "score", "--task", "iqa", pictures, "--format", "jsonl", "--out", out);
        assertThat(Files.readAllLines(out)).hasSize(3);
        run(0, "score", "--task", "iqa,iaa", pictures, "--format", "jsonl", "--out", out, "--resume");
        var rows = Files.readAllLines(out).stream().map(Json::row).toList();
        assertThat(rows).extracting(Row::task).containsExactly("iqa", "iqa", "iqa", "iaa", "iaa", "iaa");
        assertThat(rows).extracting(Row::model).contains("qpt-iqa-mini", "qpt-iaa-mini");
        assertThat(rows.get(0).path()).isEqualTo(rows.get(3).path());
        assertThat(rows.get(0).raw()).isEqualTo(rows.get(3).raw()); // the same weights
        assertThat(rows.get(0).score()).isNotEqualTo(rows.get(3).score()); // another calibration
    }

    @Test
    void withoutAnOptionItIsQualityAndATableOfTwoTasksNamesThem() throws Exception {
        assertThat(run(0, "score", pictures).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).startsWith("  SCORE"));
        var lines = run(0, "score", "--task", "iaa,iqa", pictures).lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("TASK   SCORE");
        assertThat(lines.get(1)).startsWith("iaa ");
        assertThat(lines.get(6)).startsWith("iqa ");
    }

    @Test
    void aModelIsTakenByItsNameAndListed() throws Exception {
        assertThat(run(0, "rank", "--model", "qpt-iaa-mini", pictures, "--format", "jsonl"))
                .contains("\"task\":\"iaa\"")
                .doesNotContain("iqa");
        assertThat(run(0, "models").lines().toList().get(1)).startsWith("qpt-iaa-mini     iaa ");
    }
}
