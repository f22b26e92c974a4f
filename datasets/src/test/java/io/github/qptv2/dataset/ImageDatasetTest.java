package io.github.qptv2.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.io.UnreadableInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageDatasetTest {

    private Path folder = Path.of("");

    @BeforeEach
    void images(@TempDir Path temporary) throws IOException {
        folder = TestImages.folder(temporary, 4);
        Files.createDirectories(folder.resolve("below"));
        Files.move(folder.resolve("03.png"), folder.resolve("below/03.png"));
        Files.writeString(folder.resolve("notes.md"), "not an image");
    }

    private List<String> names(Path path) throws IOException {
        ImageDataset dataset = ImageDataset.open(path);
        var names = new ArrayList<String>();
        for (int i = 0; i < dataset.size(); i++) {
            names.add(dataset.get(i).name());
            assertThat(dataset.get(i).data().read()).startsWith(0x89, 'P', 'N', 'G');
        }
        return names;
    }

    @Test
    void foldersAreReadRecursively() throws IOException {
        assertThat(names(folder)).containsExactly("00.png", "01.png", "02.png", "below/03.png");
    }

    @Test
    void listsMayNameImagesInAnyCommonColumn() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("labels.csv"), "MOS,Image Name,,\n0.5,01.png,,\n0.1,\"below/03.png\",,\n");
        assertThat(names(csv)).containsExactly("01.png", "below/03.png");
        Path headless = Files.writeString(folder.resolve("plain.csv"), "0.5,00.png\n0.5,02.png\n");
        assertThat(names(headless)).containsExactly("00.png", "02.png");
        Path text = Files.writeString(folder.resolve("list.txt"), "02.png\n\n00.png\n");
        assertThat(names(text)).containsExactly("02.png", "00.png");
    }

    @Test
    void onlyKeptImagesOfAManifestAreUsed() throws IOException {
        Path manifest = Files.writeString(
                folder.resolve("below/manifest.jsonl"),
                """
                {"manifest":"qpt-manifest/1","pools":["..","."],"excluded":[],"config":""}
                {"pool":0,"path":"00.png","bytes":1,"decision":"drop","rule":"resolution","reason":"x"}
                {"pool":0,"path":"01.png","bytes":1,"decision":"keep"}
                {"pool":1,"path":"03.png","bytes":1,"decision":"keep"}
                """);
        assertThat(names(manifest)).containsExactly("01.png", "03.png");
    }

    @Test
    void invalidManifestsAreErrorsWithTheirLine() throws IOException {
        Path manifest =
                Files.writeString(folder.resolve("m.jsonl"), "{\"path\":\"00.png\"}\n{\"pool\":3,\"path\":\"x\"}\n");
        assertThatThrownBy(() -> ImageDataset.open(manifest))
                .hasMessageStartingWith(manifest + ":2: is not a line of a manifest");
        Files.writeString(manifest, "{\"path\":\"00.png\"}\nhello\n");
        assertThatThrownBy(() -> ImageDataset.open(manifest))
                .hasMessageStartingWith(manifest + ":2: is not a line of a manifest");
    }

    @Test
    void binaryListsAndUnreadableFoldersAreErrors() throws IOException {
        byte[] latin = "b\u00e4r.png\n".getBytes(StandardCharsets.ISO_8859_1);
        for (String name : List.of("list.txt", "m.jsonl")) {
            Path list = Files.write(folder.resolve(name), latin);
            assertThatThrownBy(() -> ImageDataset.open(list))
                    .isInstanceOf(IOException.class)
                    .hasMessage(list + ": is not UTF-8 text; save it as UTF-8");
        }
        Path nul = Files.writeString(folder.resolve("nul.txt"), "a\0.png\n");
        assertThatThrownBy(() -> ImageDataset.open(nul))
                .isInstanceOf(IOException.class)
                .hasMessage(nul + ": cannot be read: Nul character not allowed: a\0.png; correct the file");
        Path missing = folder.resolve("gone/below");
        assertThat(UnreadableInput.in(
                        folder, new UncheckedIOException(missing + ": cannot be listed", new IOException("x"))))
                .hasMessage(missing + ": cannot be listed");
    }

    @Test
    void datasetsWithoutImagesAreErrors() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> ImageDataset.open(empty))
                .hasMessage(empty + ": contains no images; name another dataset");
        assertThatThrownBy(() -> ImageDataset.open(folder.resolve("gone")))
                .hasMessageEndingWith("gone: cannot be read; name a folder, shard, table or manifest");
        assertThatThrownBy(() -> ImageDataset.open(folder.resolve("notes.md")))
                .hasMessageEndingWith(
                        "notes.md: a dataset must be a folder or a .tar, .csv, .tsv, .txt or .jsonl file");
    }
}
