package io.github.qptv2.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of other formats are refused by the name of their format. */
class FileKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version https://git-lfs.github.com/spec/v1 | a Git LFS pointer, not the file itself; run git lfs pull",
                "GGUF\u0003 | a GGUF model",
                "\u0089HDF\\r\\n\u001a\\n\u0000 | an HDF5 file (Keras)",
                "\u0093NUMPY\u0001 | a NumPy array",
                "'\u001f\u008b\u0008' | a gzip file; unpack it first",
                "BZh9 | a bzip2 file",
                "\u00fd7zXZ | an xz file",
                "7z\u00bc\u00af | a 7z archive",
                "'PK\u0005\u0006' | an empty zip archive",
                "\u0089PNG | a PNG image",
                "\u00ff\u00d8\u00ff | a JPEG image",
                "%PDF-1.4 | a PDF document",
                "#!/bin/sh | a script",
                "'  <!DOCTYPE html><html>' | a web page, probably a download that failed; download it again",
                "<HTML><body> | a web page",
                "<!-- saved --><html> | a web page",
                "\u00ef\u00bb\u00bf<!doctype html> | a web page",
                "'<?xml version=\"1.0\"?><Error><Code>AccessDenied' | XML, probably a server's error; download it again",
                "'{\"error\": \"not found\"}' | JSON: a server's error, or the index of weights in several files",
                "Invalid username or password.\\nSecond line | text that begins with \"Invalid username or password.\"",
                "version https://hawser.github.com/spec/v1 | a Git LFS pointer",
                "'\u0008\u0007\u0012\u0007pytorch' | an ONNX model"
            })
    void otherFormatsAreNamed(String content, String message, @TempDir Path folder) {
        var bytes = content.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
        refused(folder, bytes, "not a checkpoint: it is " + message);
    }

    @Test
    void aFileOfZerosIsAnIncompleteDownload(@TempDir Path folder) {
        refused(
                folder,
                new byte[600],
                "not a checkpoint: it begins with 512 zero bytes, as a file whose download or copy did not complete");
    }

    @Test
    void longTextIsQuotedInPart(@TempDir Path folder) {
        refused(folder, "ä".repeat(600).getBytes(StandardCharsets.UTF_8), "begins with \"" + "ä".repeat(60) + "\"");
    }

    @Test
    void tarArchivesAreNamed(@TempDir Path folder) {
        var bytes = new byte[600];
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, bytes, 257, 5);
        refused(folder, bytes, "not a checkpoint: it is a tar archive (PyTorch before 0.1.10 wrote such files)");
    }

    @Test
    void emptyAndUnknownFilesAreNotCheckpoints(@TempDir Path folder) {
        refused(folder, new byte[0], "not a checkpoint: the file is empty");
        for (var text :
                new String[] {"x", "PK", "abc", "\b\u0007", "\b\u0007\u0013", "\b \u0012", "\u0007\u0007\u0012"}) {
            refused(folder, text.getBytes(StandardCharsets.ISO_8859_1), "neither a safetensors nor a PyTorch file");
        }
    }

    @Test
    void aHeaderLengthThatEqualsAPickleSignatureIsASafetensorsFile(@TempDir Path folder) throws IOException {
        var path = folder.resolve("w.safetensors");
        var note = "x".repeat(0x280 - "{'__metadata__':{'n':''}}".length()); // a header of 0x280 bytes: 80 02 00 ...
        Safetensors.write(path, StateDict.of(Map.of()).withMetadata(Map.of("n", note)));
        assertThat(Files.readAllBytes(path)).startsWith(0x80, 0x02, 0, 0, 0, 0, 0, 0, '{');
        assertThat(Checkpoint.read(path).weights().metadata()).containsEntry("n", note);
    }

    @Test
    void aTruncatedSafetensorsFileIsRecognized(@TempDir Path folder) {
        refused(
                folder,
                "\u0010\0\0\0\0\0\0\0{".getBytes(StandardCharsets.ISO_8859_1),
                "is truncated within its header: 1 bytes of 16 are there");
        refused(folder, "\u0010\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1), "neither a safetensors nor");
        refused(folder, "\u0001\0\0\0\0\0\0\0{".getBytes(StandardCharsets.ISO_8859_1), "neither a safetensors nor");
    }

    @Test
    void foldersMissingFilesAndDevicesAreRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> Checkpoint.read(folder)).hasMessage(folder + ": is a folder, not a checkpoint");
        var missing = folder.resolve("none.pth");
        assertThatThrownBy(() -> Checkpoint.read(missing)).hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> Checkpoint.read(Path.of("/dev/null"))).hasMessageContaining("is not a regular file");
    }

    private static void refused(Path folder, byte[] content, String message) {
        var path = Scratch.file(folder, content);
        assertThatThrownBy(() -> Checkpoint.read(path))
                .isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(path + ": ")
                .hasMessageContaining(message);
    }
}
