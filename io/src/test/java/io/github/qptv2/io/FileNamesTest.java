package io.github.qptv2.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Names on Linux are bytes: here {@code bad\xff.png}, which is not UTF-8. */
@EnabledOnOs(OS.LINUX)
class FileNamesTest {

    private static final byte[] NAME = "bad\u00ff.png".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    @Test
    void aNameThatIsNotTextKeepsItsBytes() throws IOException {
        Path file = named(NAME);
        Files.writeString(file, "content");
        assertThat(FileNames.isText(file)).isFalse();
        assertThat(FileNames.bytes(file)).endsWith(NAME);
        assertThat(FileNames.of(FileNames.bytes(file))).isEqualTo(file);
    }

    @Test
    void theListingKeepsItsBytes() throws IOException {
        Files.writeString(named(NAME), "content");
        Files.writeString(folder.resolve("a.png"), "content");
        Files.writeString(folder.resolve("z.png"), "content");
        var files = new FileTree(folder);
        assertThat(files.next()).isEqualTo(folder.resolve("a.png"));
        assertThat(Files.readString(files.next())).isEqualTo("content");
        assertThat(files.next()).isEqualTo(folder.resolve("z.png"));
        assertThat(files.hasNext()).isFalse();
    }

    @Test
    void charactersThatAnAddressReservesAreOrdinary() {
        Path file = folder.resolve("50%20?#[a] b.png");
        assertThat(FileNames.isText(file)).isTrue();
        assertThat(new String(FileNames.bytes(file), StandardCharsets.UTF_8)).isEqualTo(file.toString());
        assertThat(FileNames.of(file.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(file);
    }

    @Test
    void aRelativeNameIsOfTheCurrentFolder() {
        assertThat(FileNames.of("a/b.png".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Path.of("a/b.png").toAbsolutePath());
    }

    private Path named(byte[] name) {
        byte[] parent = FileNames.bytes(folder);
        var all = new byte[parent.length + name.length];
        System.arraycopy(parent, 0, all, 0, parent.length);
        System.arraycopy(name, 0, all, parent.length, name.length);
        if (parent[parent.length - 1] != '/') {
            throw new IllegalStateException("a folder's name ends with a slash");
        }
        return FileNames.of(all);
    }
}
