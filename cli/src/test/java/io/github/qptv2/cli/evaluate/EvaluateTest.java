package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.github.qptv2.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EvaluateTest {

    @TempDir
    private Path folder;

    @Test
    void jsonHasTheGoldenMetricsWithTheirIntervals() throws IOException {
        JsonNode golden;
        try (var in = Objects.requireNonNull(Cli.class.getResourceAsStream("/golden/metrics.json"))) {
            golden = JsonMapper.shared().readTree(in).get("raw_negative_range_120");
        }
        var csv = new StringBuilder("pred,mos\n");
        for (int i = 0; i < golden.get("mos").size(); i++) {
            csv.append(golden.get("pred").get(i))
                    .append(',')
                    .append(golden.get("mos").get(i))
                    .append('\n');
        }
        var run = evaluate(csv.toString(), "--format", "json", "--bootstrap", "100");
        JsonNode metrics = JsonMapper.shared().readTree(run.out());
        assertThat(metrics.get("n").asInt()).isEqualTo(120);
        assertThat(metrics.get("srcc").asDouble()).isCloseTo(golden.get("srcc").asDouble(), within(1e-9));
        assertThat(metrics.get("krcc").asDouble())
                .isCloseTo(golden.get("krcc_tau_b").asDouble(), within(1e-9));
        assertThat(metrics.get("plcc").asDouble())
                .isCloseTo(golden.get("plcc_raw").asDouble(), within(1e-9));
        assertThat(metrics.get("rmse").asDouble())
                .isCloseTo(golden.get("rmse_raw").asDouble(), within(1e-9));
        assertThat(metrics.get("plcc_logistic4").asDouble())
                .isCloseTo(golden.get("logistic4").get("plcc").asDouble(), within(1e-3));
        assertThat(metrics.get("rmse_logistic4").asDouble())
                .isCloseTo(golden.get("logistic4").get("rmse").asDouble(), within(1e-2));
        for (String name : new String[] {"srcc", "plcc", "plcc_logistic4", "krcc", "rmse", "rmse_logistic4"}) {
            assertThat(metrics.get(name + "_low").asDouble())
                    .as(name)
                    .isLessThan(metrics.get(name + "_high").asDouble());
        }
    }

    @Test
    void equalSeedsGiveEqualIntervals() throws IOException {
        String once = evaluate(RISING, "--format", "csv", "--seed", "4").out();
        assertThat(evaluate(RISING, "--format", "csv", "--seed", "4").out()).isEqualTo(once);
        assertThat(evaluate(RISING, "--format", "csv", "--seed", "5").out()).isNotEqualTo(once);
    }

    private static final String RISING = "pred,mos\n1,2\n2,1\n3,4\n4,3\n5,6\n6,5\n";

    @Test
    void withoutABootstrapTheIntervalsAreEmpty() throws IOException {
        var json = JsonMapper.shared()
                .readTree(
                        evaluate(RISING, "--format", "json", "--bootstrap", "0").out());
        assertThat(json.get("srcc_low").isNull()).isTrue();
        assertThat(evaluate(RISING, "--bootstrap", "0", "--logistic", "5").out())
                .startsWith("n = 6\n")
                .containsPattern("srcc +0\\.8286 +-\n")
                .contains("plcc_logistic5");
    }

    @Test
    void deviationsAddTheOutlierRatioAndGroupsAddATable() throws IOException {
        String csv = "group,pred,mos,std,note\nblur,1,1,0.1,x\nblur,2,2,0.1,\"a, b\"\nnoise,3,1,0.1,\nnoise,2,3,0.1,\n";
        var json = JsonMapper.shared()
                .readTree(evaluate(csv, "--format", "json", "--bootstrap", "20").out());
        assertThat(json.get("outlier_ratio").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.get("groups").get(0).get("group").asString()).isEqualTo("blur");
        assertThat(json.get("groups").get(0).get("srcc").asDouble()).isCloseTo(1, within(1e-12));
        assertThat(json.get("groups").get(1).get("srcc").asDouble()).isCloseTo(-1, within(1e-12));
        assertThat(evaluate(csv, "--bootstrap", "20").out()).containsPattern("noise +2 +-1\\.0000");
        assertThat(evaluate(csv, "--format", "csv").outLines())
                .hasSize(4)
                .element(2)
                .asString()
                .startsWith("blur,2,1.0,,,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pred,score\\n1,2\\n2,3 | :1: needs a column \"mos\"; it has [pred, score]",
                "'' | :1: needs a column \"pred\"; it has []",
                "pred,mos\\n1,2\\nNaN,3 | :3: pred must be a number, got \"NaN\"",
                "pred,mos\\n1,2\\n2,n/a | :3: mos must be a number, got \"n/a\"",
                "pred,mos\\n1,2\\n2, | :3: mos must be a number, got \"\"",
                "pred,mos\\n1,2\\n2,Infinity | :3: mos must be a number, got \"Infinity\"",
                "pred,mos\\n1,2\\n2,1e300 | :3: mos must be a number, got \"1e300\"",
                "pred,mos\\n1,2\\n2,0x1p3 | :3: mos must be a number, got \"0x1p3\"",
                "pred,mos\\n1,2\\n2,3,4 | :3: must have 2 fields, got 3",
                "pred,mos\\n1,2\\n2 | :3: must have 2 fields, got 1",
                "pred,mos | :1: agreement needs at least 2 rows, got 0",
                "pred,mos\\n1,2 | :2: agreement needs at least 2 rows, got 1",
                "pred,mos\\n5,2\\n5,3\\n5,4 | :2: pred must differ between rows, got 5.0 in all 3",
                "pred,mos\\n1,2\\n2,2 | :2: mos must differ between rows, got 2.0 in all 2",
                "pred,mos,std\\n1,2,-1\\n2,3,1 | :2: std must be at least 0, got -1.0",
                "pred,mos,pred\\n1,2,1 | :1: has two columns \"pred\""
            })
    void whatCannotBeEvaluatedIsOneLineWithFileAndLine(String csv, String rule) throws IOException {
        var run = evaluate(csv.replace("\\n", "\n"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("qpt: " + folder.resolve("p.csv") + rule + "\n");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aMissingFileIsOneLine() {
        var run = Cli.run("evaluate", "--predictions", folder.resolve("none.csv"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("qpt: " + folder.resolve("none.csv") + ": no such file\n");
        assertThat(Cli.run("evaluate", "--predictions", folder).err().lines()).hasSize(1);
    }

    @Test
    void windowsLineEndsByteOrderMarkBlankLinesAndCapitalsAreAccepted() throws IOException {
        var run = evaluate("\ufeffPred,MOS\r\n1,2\r\n\r\n2,3\r\n3,5\r\n", "--bootstrap", "0");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("n = 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--logistic 3", "--bootstrap 1", "--bootstrap -5", "--format jsonl"})
    void wrongUsageIsExitCodeTwo(String options) throws IOException {
        var run = evaluate(RISING, (Object[]) options.split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("qpt: ").contains(options.substring(0, options.indexOf(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--out o.csv --resume|--resume, --out",
                "--report o.html|--report",
                "--splits all --part test --exclude x.csv|--exclude, --splits, --part",
                "--score-type mos --max-crops 4 --threads 2|--score-type, --max-crops, --threads"
            })
    void predictionsCannotBeCombinedWithOptionsOfModels(String options, String named) throws IOException {
        var run = evaluate(RISING, (Object[]) options.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("qpt: --predictions cannot be combined with ");
        assertThat(run.err()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(".* with ", "")
                        .split(", "))
                .containsExactlyInAnyOrder(named.split(", "));
    }

    @Test
    void predictionsMustNotBeAFolder() {
        var run = Cli.run("evaluate", "--predictions", folder);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("qpt: --predictions must be a CSV file, got the folder " + folder + "\n");
    }

    private Cli evaluate(String csv, Object... options) throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), csv);
        var arguments = new Object[options.length + 3];
        arguments[0] = "evaluate";
        arguments[1] = "--predictions";
        arguments[2] = file;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Cli.run(arguments);
    }
}
