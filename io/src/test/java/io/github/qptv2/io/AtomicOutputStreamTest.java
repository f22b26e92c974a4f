package io.github.qptv2.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AtomicOutputStreamTest {

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void theTargetIsReplacedByTheCommitAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        try (var out = AtomicOutputStream.open(file)) {
            out.write("new".getBytes(StandardCharsets.US_ASCII));
            out.write('!');
            assertThat(file).hasContent("old");
            out.commit();
            assertThat(file).hasContent("new!");
        }
        assertThat(file).hasContent("new!");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void withoutACommitTheTargetStaysAndTheTemporaryFileIsDeleted() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        try (var out = AtomicOutputStream.open(file)) {
            out.write("new".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void manySmallAndLargeWritesAreKeptInOrder() throws IOException {
        Path file = folder.resolve("a");
        var expected = new StringBuilder();
        try (var out = AtomicOutputStream.open(file)) {
            for (int i = 0; i < 300; i++) {
                String part = IntStream.range(0, i).mapToObj(Integer::toString).reduce("", String::concat);
                expected.append(part);
                out.write(part.getBytes(StandardCharsets.US_ASCII));
            }
            out.commit();
        }
        assertThat(file).hasContent(expected.toString());
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("no/a");
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> AtomicOutputStream.open(file));
    }

    @Test
    void aDeviceIsWrittenDirectly() throws IOException {
        try (var out = AtomicOutputStream.open(Path.of("/dev/null"))) {
            out.write("x".getBytes(StandardCharsets.US_ASCII));
            out.commit();
        }
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
}
