package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.console.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MapFolderTest {

    @TempDir
    private Path folder;

    @Test
    void imagesWithEqualNamesGetNumberedMaps() {
        var maps = MapFolder.open(folder.resolve("maps"), "maps");
        assertThat(maps.fileFor(Path.of("x/a.jpg")).getFileName()).hasToString("a.png");
        assertThat(maps.fileFor(Path.of("y/a.jpg")).getFileName()).hasToString("a-2.png");
        assertThat(maps.fileFor(Path.of("y/A.tif")).getFileName()).hasToString("A-3.png");
        assertThat(maps.fileFor(Path.of("b.tar.gz")).getFileName()).hasToString("b.tar.png");
    }

    @Test
    void aMapIsWrittenWithoutTemporaryFiles() throws IOException {
        MapFolder.write(folder.resolve("a.png"), TestImages.waves(40, 30, 1));
        assertThat(folder.toFile().list()).containsExactly("a.png");
        assertThat(Files.size(folder.resolve("a.png"))).isGreaterThan(500);
    }

    @Test
    void aFolderThatCannotBeCreatedIsReported() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> MapFolder.open(file.resolve("maps"), "maps"))
                .withMessageStartingWith("cannot write maps to " + file.resolve("maps") + ": ");
    }
}
