package io.github.qptv2.cli.train;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.LogProgress;
import io.github.qptv2.train.StepReport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    private TrainingProgress progress() {
        var console = new Console(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), err, new CancellationSignal());
        return new TrainingProgress(console, () -> new LogProgress(err, "pretraining", "steps", nanos::get));
    }

    /** A step of 64 images in two seconds, a quarter of which is data wait. */
    private StepReport step(long number, double loss) {
        nanos.addAndGet(2_000_000_000L);
        return new StepReport(number, loss, 1e-3, 1, 64, 2, 0.25);
    }

    @Test
    void aLineHasLossRateDataWaitAndRemainingTime() {
        try (var progress = progress()) {
            progress.begins(10, 100);
            for (long i = 1; i <= 30; i++) {
                progress.step(step(10 + i, 0.5));
            }
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        """
                        qpt: resuming after step 10
                        qpt: pretraining 30 of 90 steps, 0.5/s, loss 0.5000, 32.0 images/s, data wait 25 %, 0:02:00 left
                        """);
    }

    @Test
    void theShownLossIsAMovingAverage() {
        try (var progress = progress()) {
            progress.begins(0, 30);
            for (long i = 1; i <= 30; i++) {
                progress.step(step(i, i == 30 ? 1.5 : 0.5));
            }
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("30 of 30 steps, 0.5/s, loss 0.5500,");
    }

    @Test
    void aFinishedRunShowsNoProgress() {
        try (var progress = progress()) {
            progress.begins(30, 30);
            progress.message("30 of 30 steps");
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("qpt: 30 of 30 steps\n");
    }
}
