package io.github.qptv2.cli.output;

import java.util.OptionalDouble;

import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.bundle.Task;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SummaryTest {

    private static final Score SCORE = new Score(
            Task.IQA, "m", 0, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 1, 1, 1);

    private static int exitCode(int scored, int failed, int skipped) {
        var summary = new Summary();
        for (int i = 0; i < scored; i++) {
            summary.count(ResultRow.of("a", SCORE, Precision.FP32));
        }
        for (int i = 0; i < failed; i++) {
            summary.count(ResultRow.failed("b", "why", Task.IQA, "m"));
        }
        for (int i = 0; i < skipped; i++) {
            summary.skip();
        }
        return summary.exitCode();
    }

    @Test
    void theExitCodeIsThatOfAllSomeOrNoScores() {
        assertThat(exitCode(2, 0, 0)).isZero();
        assertThat(exitCode(2, 1, 0)).isEqualTo(3);
        assertThat(exitCode(0, 1, 0)).isEqualTo(1);
        assertThat(exitCode(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void skippedInputsCountAsScored() {
        assertThat(exitCode(0, 0, 5)).isZero();
        assertThat(exitCode(0, 1, 5)).isEqualTo(3);
    }
}
