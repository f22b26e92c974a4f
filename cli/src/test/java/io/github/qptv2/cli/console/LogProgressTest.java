package io.github.qptv2.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressBars progress =
            new LogProgress(new PrintStream(err, true, StandardCharsets.UTF_8), "scoring", "images", nanos::get);

    private void images(int count, double secondsEach) {
        for (int i = 0; i < count; i++) {
            nanos.addAndGet((long) (secondsEach * 1e9));
            progress.step();
        }
    }

    @Test
    void oneLineAMinuteHasTheRate() {
        images(50, 1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        images(80, 1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("qpt: scoring 60 images, 1.0/s\nqpt: scoring 120 images, 1.0/s\n");
    }

    @Test
    void withATotalTheLineHasTheRemainingTime() {
        progress.total(7380);
        images(120, 0.5);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("qpt: scoring 120 of 7380 images, 2.0/s, 1:00:30 left\n");
    }
}
