package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckpointFolderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"step\":1}",
                "{\"step\":1,\"state\":{}}",
                "{\"step\":1,\"state\":{\"a\":null},\"sha256\":{}}",
                "{\"step\":1,\"state\":{},\"sha256\":{\"a\":null}}"
            })
    void aStateWithoutItsPartsIsCorrupt(String json) throws IOException {
        Files.writeString(folder.resolve(CheckpointFolder.STATE), json);
        assertThatThrownBy(() -> CheckpointFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("state.json is corrupt");
    }

    @Test
    void aFileNameThatNoFileCanHaveIsMissing() throws IOException {
        Files.writeString(
                folder.resolve(CheckpointFolder.STATE), "{\"step\":1,\"state\":{},\"sha256\":{\"\\u0000\":\"0\"}}");
        assertThatThrownBy(() -> CheckpointFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is missing");
    }

    @Test
    void aSealedFolderIsRead() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "x");
        CheckpointFolder.complete(folder, 7, Map.of("seed", "42"));
        CheckpointFolder read = CheckpointFolder.read(folder);
        assertThat(read.step()).isEqualTo(7);
        assertThat(read.state()).containsEntry("seed", "42");
    }
}
