package io.github.qptv2.io;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoldersTest {

    @TempDir
    private Path dir;

    @Test
    void aFolderIsDeletedWithItsFilesButNotWhatALinkNames() throws Exception {
        Path kept =
                Files.writeString(Files.createDirectory(dir.resolve("other")).resolve("kept"), "1");
        Path folder = Files.createDirectories(dir.resolve("a/b"));
        Files.writeString(folder.resolve(".hidden"), "2");
        Files.createSymbolicLink(folder.resolve("link"), kept.getParent());

        Folders.delete(dir.resolve("a"));

        assertThat(dir.resolve("a")).doesNotExist();
        assertThat(kept).exists();
    }

    @Test
    void aMissingFolderIsAnError() {
        assertThatThrownBy(() -> Folders.delete(dir.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
