package io.github.qptv2.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricsLogTest {

    @TempDir
    Path dir;

    private Path file() {
        return dir.resolve(MetricsLog.NAME);
    }

    private void append(long afterStep, long... steps) throws IOException {
        try (var log = MetricsLog.open(dir, afterStep)) {
            for (long step : steps) {
                log.append(step, Map.of("loss", 1.0 / step));
            }
        }
    }

    private List<Long> steps() throws IOException {
        return MetricsLog.read(file()).stream().map(MetricsEntry::step).toList();
    }

    @Test
    void aLineHasTheStepAndTheValuesInOrder() throws IOException {
        var values = new LinkedHashMap<String, Double>();
        values.put("loss", 0.5);
        values.put("learning-rate", 1e-4);
        try (var log = MetricsLog.open(dir, 0)) {
            log.append(10, values);
        }
        assertThat(file()).hasContent("{\"step\":10,\"loss\":0.5,\"learning-rate\":1.0E-4}\n");
        assertThat(MetricsLog.read(file())).containsExactly(new MetricsEntry(10, values));
    }

    @Test
    void aLineCanBeReadBeforeTheLogIsClosed() throws IOException {
        try (var log = MetricsLog.open(dir, 0)) {
            log.append(1, Map.of("loss", 1.0));
            assertThat(steps()).containsExactly(1L);
        }
    }

    @Test
    void nonFiniteValuesAreNullAndReadAsNaN() throws IOException {
        try (var log = MetricsLog.open(dir, 0)) {
            log.append(1, Map.of("loss", Double.NaN));
            log.append(2, Map.of("loss", Double.POSITIVE_INFINITY));
        }
        assertThat(file()).hasContent("{\"step\":1,\"loss\":null}\n{\"step\":2,\"loss\":null}\n");
        assertThat(MetricsLog.read(file()))
                .allSatisfy(entry -> assertThat(entry.values().get("loss")).isNaN());
    }

    @Test
    void aResumedRunRemovesLinesAfterItsCheckpoint() throws IOException {
        append(0, 10, 20, 30, 40);
        append(20, 25);
        assertThat(steps()).containsExactly(10L, 20L, 25L);
    }

    @Test
    void aNewRunInAnOldFolderStartsEmpty() throws IOException {
        append(0, 10, 20);
        append(0, 1);
        assertThat(steps()).containsExactly(1L);
    }

    @Test
    void anIncompleteLineIsIgnoredAndRemovedOnOpen() throws IOException {
        append(0, 10, 20);
        Files.writeString(file(), "{\"step\":30,\"lo", StandardOpenOption.APPEND);
        assertThat(steps()).containsExactly(10L, 20L);
        append(1000, 31);
        assertThat(Files.readString(file())).doesNotContain("lo{").endsWith("}\n");
        assertThat(steps()).containsExactly(10L, 20L, 31L);
    }

    @Test
    void otherTextIsAnErrorWithFileAndLine() throws IOException {
        append(0, 10);
        for (String alien :
                List.of("loss = 3", "[1]", "{\"loss\":1}", "{\"step\":1.5}", "{\"step\":1,\"a\":\"b\"}", "")) {
            Files.writeString(file(), "{\"step\":10}\n" + alien + "\n");
            assertThatThrownBy(() -> MetricsLog.open(dir, 10))
                    .as(alien)
                    .isInstanceOf(IOException.class)
                    .hasMessage("%s:2: is not a line of a metrics log; remove it or start a new run", file());
        }
    }

    @Test
    void fallingStepsAreAnError() throws IOException {
        append(0, 10);
        try (var log = MetricsLog.open(dir, 10)) {
            log.append(10, Map.of("validation-loss", 0.5));
            assertThatThrownBy(() -> log.append(9, Map.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("steps of a log must not fall, got 9 after 10");
        }
    }

    @Test
    void aValueNamedStepIsAnError() throws IOException {
        try (var log = MetricsLog.open(dir, 0)) {
            assertThatThrownBy(() -> log.append(1, Map.of("step", 1.0))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(file()).isEmptyFile();
    }
}
