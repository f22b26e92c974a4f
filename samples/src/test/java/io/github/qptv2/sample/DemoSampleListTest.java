package io.github.qptv2.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoSampleListTest {

    @TempDir
    private Path folder;

    private void save(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
        DemoSampleList.write(
                folder,
                List.of(new DemoSampleList.Entry(name, "blur:sigma=2.0,kernel=0@1", DemoSampleList.checksum(bytes))));
    }

    @Test
    void unchangedSamplesMayBeReplaced() throws IOException {
        DemoSampleList.requireOwn(folder);
        save("a.jpg", new byte[] {1, 2});
        Files.writeString(folder.resolve(".hidden"), "ignored");
        DemoSampleList.requireOwn(folder);
        DemoSampleList.remove(folder);
        assertThat(folder.toFile().list()).containsExactly(".hidden");
    }

    @Test
    void aChangedOrForeignFileIsRefused() throws IOException {
        save("a.jpg", new byte[] {1, 2});
        Files.write(folder.resolve("a.jpg"), new byte[] {1, 3});
        refused("a.jpg");
        save("a.jpg", new byte[] {1, 2});
        Files.writeString(folder.resolve("mine.jpg"), "mine");
        refused("mine.jpg");
    }

    @Test
    void aForeignListIsRefused() throws IOException {
        Files.writeString(folder.resolve("samples.csv"), "weight,height\n1,2\n");
        refused("samples.csv");
    }

    @Test
    void aFolderInsideIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("below"));
        refused("below");
    }

    private void refused(String name) {
        assertThatThrownBy(() -> DemoSampleList.requireOwn(folder))
                .isInstanceOf(ForeignFileException.class)
                .hasMessage(folder.resolve(name) + ": not an unchanged sample image, so the folder is left"
                        + " unchanged; choose an empty folder");
    }

    @Test
    void aFileIsNotAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DemoSampleList.requireOwn(file)).isInstanceOf(NotDirectoryException.class);
    }
}
