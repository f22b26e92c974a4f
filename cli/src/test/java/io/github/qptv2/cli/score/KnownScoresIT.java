package io.github.qptv2.cli.score;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The scores of the built-in models for {@code docs/sample.jpg}, on any CPU, also with OpenCV's newer instruction sets
 * disabled.
 */
class KnownScoresIT {

    private static final double SAME = 1e-3;
    private static final Path SAMPLE = Path.of("..", "docs", "sample.jpg").toAbsolutePath();

    /** Instruction sets that OpenCV selects at run time. */
    private static final String NEWER = "SSE4.1,SSE4.2,AVX,FP16,AVX2,AVX512-SKX,AVX512-ICL";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "qpt-iqa-mini, 0.548540, 49.6307, ''",
        "qpt-iqa-mini, 0.548540, 49.6307, " + "'" + NEWER + "'",
        "qpt-iqa-micro, -0.107106, 55.9315, ''",
        "qpt-iqa-micro, -0.107106, 55.9315, " + "'" + NEWER + "'",
        "qpt-iaa-micro, 3.145141, 74.9220, ''",
        "qpt-iaa-micro, 3.145141, 74.9220, " + "'" + NEWER + "'"
    })
    void theSampleHasTheKnownScore(String model, double raw, double score, String disabled) throws Exception {
        var environment = disabled.isEmpty() ? Map.<String, String>of() : Map.of("OPENCV_CPU_DISABLE", disabled);
        var setting = new RunningCli.Setting(List.of(), environment);
        var process = RunningCli.start(
                folder,
                folder.resolve("stdout").toFile(),
                setting,
                "score",
                "--model",
                model,
                "--format",
                "jsonl",
                SAMPLE);
        assertThat(process.exitCode()).as(process.stderr()).isZero();
        var row = JsonText.row(process.stdout().strip());
        assertThat(row.number(RowColumn.RAW).orElseThrow()).isEqualTo(raw, within(SAME));
        assertThat(row.number(RowColumn.SCORE).orElseThrow()).isEqualTo(score, within(SAME));
    }
}
