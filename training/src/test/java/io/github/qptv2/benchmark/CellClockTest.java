package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CellClockTest {

    @TempDir
    private Path dir;

    @Test
    void theTimeOfStoppedCallsIsKept() throws IOException {
        Files.writeString(dir.resolve("stopped-seconds.txt"), "100.5");
        var clock = CellClock.in(dir);
        assertThat(clock.seconds()).isBetween(100.5, 110.0);
        clock.keep();
        assertThat(CellClock.in(dir).seconds()).isGreaterThan(100.5);
    }

    @Test
    void aFileOfSomethingElseIsAnError() throws IOException {
        Path file = Files.writeString(dir.resolve("stopped-seconds.txt"), "soon");
        assertThatThrownBy(() -> CellClock.in(dir))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": must be a number of seconds; delete it");
    }
}
