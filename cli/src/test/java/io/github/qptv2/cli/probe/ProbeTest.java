package io.github.qptv2.cli.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ProbeTest {

    @TempDir
    private Path folder;

    private Path set() throws IOException {
        Path set = TestImages.folder(folder.resolve("set"), 26, 64);
        var labels = new StringBuilder("image,mos,split\n");
        for (int i = 0; i < 26; i++) {
            labels.append("%03d.png,%.2f,%s%n".formatted(i, (i % 13) / 13.0, i < 13 ? "train" : "test"));
        }
        Files.writeString(set.resolve("labels.csv"), labels);
        return set;
    }

    @Test
    void anEncoderIsEvaluatedBesideRandomOnes() throws IOException {
        // every test image is also a training image with the same MOS
        var run = Cli.run(
                "probe",
                "--model",
                Cli.microModel(folder),
                "--dataset",
                "biq2021=" + set(),
                "--random-baselines",
                1,
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var found = JsonMapper.shared().readTree(run.out());
        assertThat(found.get("train").asInt()).isEqualTo(13);
        assertThat(found.get("test").asInt()).isEqualTo(13);
        assertThat(found.get("probes")).hasSize(2);
        assertThat(found.get("probes").get(0).get("encoder").asString()).isEqualTo("hivit-micro");
        assertThat(found.get("probes").get(0).get("srcc").asDouble()).isGreaterThan(0.9);
        assertThat(found.get("probes").get(1).get("encoder").asString()).isEqualTo("random-1");
        assertThat(found.get("probes").get(1).get("srcc_high").asDouble()).isLessThanOrEqualTo(1);
        var gain = found.get("against_random");
        double random = found.get("probes").get(1).get("srcc").asDouble();
        assertThat(gain.get("test").asDouble())
                .isCloseTo(found.get("probes").get(0).get("srcc").asDouble() - random, within(1e-12));
        assertThat(gain.get("held_out_low").asDouble())
                .isLessThan(gain.get("held_out_high").asDouble());
    }

    @Test
    void theTableEndsWithTheDifferenceFromRandomEncoders() throws IOException {
        var run = Cli.run(
                "probe", "--model", Cli.microModel(folder), "--dataset", "biq2021=" + set(), "--random-baselines", 2);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .last()
                .asString()
                .matches(
                        "hivit-micro minus the mean of the random encoders, SRCC: [+-]0\\.\\d{3} \\(-?\\d\\.\\d{3} to -?\\d\\.\\d{3}\\)"
                                + " in cross-validation on the training images, [+-]0\\.\\d{3} \\(.*\\) on the test images");
    }

    @Test
    void aListOfValidationItemsReplacesTheTestPart() throws IOException {
        Path list = Files.writeString(folder.resolve("held.txt"), "002.png\n005.png\n009.png\n");
        var run = Cli.run(
                "probe",
                "--model",
                Cli.microModel(folder),
                "--dataset",
                "biq2021=" + set(),
                "--splits",
                list,
                "--part",
                "validation",
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var found = JsonMapper.shared().readTree(run.out());
        assertThat(found.get("split").asString()).isEqualTo("held");
        assertThat(found.get("part").asString()).isEqualTo("validation");
        assertThat(found.get("train").asInt()).isEqualTo(10);
        assertThat(found.get("test").asInt()).isEqualTo(3);
    }

    @Test
    void anUnreadableImageIsNamed() throws IOException {
        Path set = set();
        Files.writeString(set.resolve("007.png"), "no image");
        var run = Cli.run("probe", "--model", Cli.microModel(folder), "--dataset", "biq2021=" + set);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).last().asString().startsWith("qpt: ").contains("007.png");
    }

    @ParameterizedTest
    @CsvSource({
        "'--dataset,nowhere=DIR', 'unknown dataset \"nowhere\"'",
        "'--dataset,biq2021=DIR,--random-baselines,-1', '--random-baselines must be at least 0, got -1'",
        "'--dataset,biq2021', 'must be NAME=DIR, got biq2021'",
        "'--dataset,biq2021=DIR,--part,train', '--part must be test or validation, got train'"
    })
    void wrongUsageIsReported(String options, String message) {
        var words = ("probe,--model," + Cli.microModel(folder) + "," + options).split(",");
        var run = Cli.run((Object[]) words);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void aDatasetWithoutAnOfficialSplitIsRefused() throws IOException {
        Path set = TestImages.folder(folder.resolve("own"), 3, 64);
        Path labels = Files.writeString(set.resolve("own.csv"), "path,score\n000.png,1\n001.png,2\n002.png,3\n");
        var run = Cli.run("probe", "--model", Cli.microModel(folder), "--dataset", "own=" + labels);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("own has no official split (official); name another one, such as random-1-1");
    }
}
