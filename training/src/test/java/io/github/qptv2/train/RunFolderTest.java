package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunFolderTest {

    @TempDir
    private Path dir;

    private final List<String> said = new ArrayList<>();

    private static void write(RunFolder folder, long step) throws IOException {
        folder.write(step, Map.of("epoch", "7"), into -> Files.writeString(into.resolve("weights"), "of step " + step));
    }

    @Test
    void theNewestCheckpointIsFoundWithItsState() throws Exception {
        try (var folder = RunFolder.open(dir, Map.of())) {
            write(folder, 9);
            write(folder, 10);
            var latest = folder.latest(said::add).orElseThrow();

            assertThat(latest.step()).isEqualTo(10);
            assertThat(latest.folder()).isEqualTo(dir.resolve("step-000010"));
            assertThat(latest.state("epoch")).isEqualTo("7");
            assertThat(latest.file("weights")).hasContent("of step 10");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void namesOfCheckpointsDoNotDependOnTheLocale() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try (var folder = RunFolder.open(dir, Map.of())) {
            write(folder, 10);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(dir.resolve("step-000010")).isDirectory();
    }

    @Test
    void aCorruptCheckpointIsSkippedAndReported() throws Exception {
        try (var folder = RunFolder.open(dir, Map.of())) {
            write(folder, 1);
            write(folder, 2);
            Files.writeString(dir.resolve("step-000002/weights"), "of step X");

            assertThat(folder.latest(said::add).orElseThrow().step()).isEqualTo(1);
            assertThat(said)
                    .containsExactly(dir.resolve("step-000002") + " is corrupt (weights is corrupt) and is skipped");
            Files.delete(dir.resolve("step-000001/weights"));
            assertThatThrownBy(() -> folder.latest(said::add))
                    .isInstanceOf(TrainingException.class)
                    .hasMessage(dir + ": all checkpoints are corrupt; remove them to start again");
        }
    }

    @Test
    void aFailedWriteLeavesNoFilesAndTheEarlierCheckpoint() throws Exception {
        try (var folder = RunFolder.open(dir, Map.of())) {
            write(folder, 1);
            assertThatThrownBy(() -> folder.write(2, Map.of(), into -> {
                        Files.writeString(into.resolve("weights"), "half");
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(IOException.class);

            try (var entries = Files.list(dir)) {
                assertThat(entries.map(entry -> entry.getFileName().toString()))
                        .containsExactlyInAnyOrder(".lock", "step-000001");
            }
            assertThat(folder.latest(said::add).orElseThrow().step()).isEqualTo(1);
        }
    }

    @Test
    void partlyWrittenCheckpointsOfAKilledRunAreDeleted() throws Exception {
        Files.createDirectories(dir.resolve(".unfinished-1234"));
        Files.writeString(dir.resolve(".unfinished-1234/weights"), "half");
        try (var folder = RunFolder.open(dir, Map.of())) {
            assertThat(folder.hasCheckpoints()).isFalse();
        }
        assertThat(dir.resolve(".unfinished-1234")).doesNotExist();
    }

    @Test
    void onlyTheNewestCheckpointsAreKept() throws Exception {
        try (var folder = RunFolder.open(dir, Map.of())) {
            for (int step = 1; step <= 4; step++) {
                write(folder, step);
            }
            folder.prune(2, 4);
        }
        assertThat(dir.resolve("step-000002")).doesNotExist();
        assertThat(dir.resolve("step-000003")).exists();
        assertThat(dir.resolve("step-000004")).exists();
    }

    @Test
    void aCorruptLaterCheckpointIsNotCountedWhenPruning() throws Exception {
        try (var folder = RunFolder.open(dir, Map.of())) {
            write(folder, 1);
            write(folder, 2);
            write(folder, 5);
            Files.writeString(dir.resolve("step-000005/weights"), "corrupt");
            write(folder, 3);
            folder.prune(1, 3);
            assertThat(folder.latest(said::add).orElseThrow().step()).isEqualTo(3);
        }
        assertThat(dir.resolve("step-000002")).doesNotExist();
    }

    @Test
    void everyCheckpointHasTheCommonEntries() throws Exception {
        try (var folder = RunFolder.open(dir, Map.of("processes", "2"))) {
            write(folder, 1);
            assertThat(folder.latest(said::add).orElseThrow().state("processes"))
                    .isEqualTo("2");
        }
    }

    @Test
    void twoRunsCannotUseOneFolder() throws Exception {
        try (var folder = RunFolder.open(dir, Map.of())) {
            assertThatThrownBy(() -> RunFolder.open(dir, Map.of()))
                    .isInstanceOf(TrainingException.class)
                    .hasMessage(dir + ": another run uses this folder; name another folder, or end that run");
            assertThat(folder.path()).isEqualTo(dir);
        }
        RunFolder.open(dir, Map.of()).close();
    }
}
