package io.github.qptv2.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AtomicFileTest {

    private static final ByteBuffer NEW = StandardCharsets.US_ASCII.encode("new");

    @Test
    void theOldFileStaysUntilTheNewOneIsComplete(@TempDir Path folder) throws IOException {
        var path = Files.writeString(folder.resolve("w"), "old");
        AtomicFile.write(path, channel -> {
            channel.write(NEW.duplicate());
            assertThat(path).hasContent("old");
        });
        assertThat(path).hasContent("new");
        assertThat(files(folder)).containsExactly("w");
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNothingElse(@TempDir Path folder) throws IOException {
        var path = Files.writeString(folder.resolve("w"), "old");
        for (var failure : List.of(new IOException("No space left on device"), new IllegalStateException("x"))) {
            assertThatThrownBy(() -> AtomicFile.write(path, channel -> {
                channel.write(NEW.duplicate());
                if (failure instanceof IOException io) {
                    throw io;
                }
                throw (RuntimeException) failure;
            }));
            assertThat(path).hasContent("old");
            assertThat(files(folder)).containsExactly("w");
        }
        assertThatThrownBy(() -> AtomicFile.write(path, channel -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(path + ": No space left on device");
    }

    @Test
    void theNewFileHasOrdinaryPermissions(@TempDir Path folder) throws IOException {
        var ordinary = Files.createFile(folder.resolve("ordinary"));
        var path = folder.resolve("w");
        AtomicFile.write(path, channel -> {});
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void aLinkStaysALink(@TempDir Path folder) throws IOException {
        var real = Files.writeString(folder.resolve("real"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link"), real);
        AtomicFile.write(link, channel -> channel.write(NEW.duplicate()));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(real).hasContent("new");
    }

    @Test
    void placesThatCannotBeWrittenAreNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> AtomicFile.write(folder, channel -> {}))
                .hasMessage(folder + ": cannot be written: it is a folder");
        assertThatThrownBy(() -> AtomicFile.write(Path.of("/"), channel -> {}))
                .hasMessage("/: cannot be written: it is a folder");
        var nowhere = folder.resolve("no/w");
        assertThatThrownBy(() -> AtomicFile.write(nowhere, channel -> {}))
                .hasMessage(nowhere + ": cannot be written: there is no folder " + folder.resolve("no"));
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
