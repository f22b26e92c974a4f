package io.github.qptv2.cli.score;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.cli.RunningCli;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.Test;
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

    /** ONNX Runtime adds in another order with other threads and on other CPUs: up to 1e-7 (docs/benchmarks.md). */
    private static final double SAME_RAW = 1e-6;

    /** Of 0 to 100; the steepest mapping is that of qpt-iqa-mini: 130 points for a raw output 1 higher. */
    private static final double SAME_SCORE = 130 * SAME_RAW;

    private static final Path SAMPLE = Path.of("..", "docs", "sample.jpg").toAbsolutePath();

    /** Instruction sets that OpenCV selects at run time. */
    private static final String NEWER = "SSE4.1,SSE4.2,AVX,FP16,AVX2,AVX512-SKX,AVX512-ICL";

    @TempDir
    private Path folder;

    /** Decoding is exact: libjpeg-turbo's inverse DCT, upsampling and color conversion are in integers. */
    @Test
    void theSampleHasTheKnownPixels() throws Exception {
        assertThat(Sha256.of(ImageReader.standard().read(SAMPLE).rgb()))
                .isEqualTo("8cd179304b00c648023e7e95a5fb38f2e303a7bdb748bf69220bafcebd4bc79d");
    }

    /** Resizing is exact, too: Pillow's filter in fixed point. */
    @Test
    void theSampleHasTheKnownResizedPixels() throws Exception {
        Image resized = Resize.shrink(ImageReader.standard().read(SAMPLE), 224);
        assertThat(Sha256.of(resized.rgb()))
                .isEqualTo("c43fb080dd3f050f2c8d6cee1f163436ec5dbf0edaaa5fd19edafe887b905ded");
    }

    @ParameterizedTest
    @CsvSource({
        "qpt-iqa-mini, 0.57234923, 57.630187, ''",
        "qpt-iqa-mini, 0.57234923, 57.630187, " + "'" + NEWER + "'",
        "qpt-iqa-micro, -0.10710599, 55.931479, ''",
        "qpt-iqa-micro, -0.10710599, 55.931479, " + "'" + NEWER + "'",
        "qpt-iaa-micro, 3.14514041, 74.922014, ''",
        "qpt-iaa-micro, 3.14514041, 74.922014, " + "'" + NEWER + "'"
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
        assertThat(row.number(RowColumn.RAW).orElseThrow()).isEqualTo(raw, within(SAME_RAW));
        assertThat(row.number(RowColumn.SCORE).orElseThrow()).isEqualTo(score, within(SAME_SCORE));
    }
}
