package io.github.qptv2.cli.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.qptv2.calibrate.CalibrationImages;
import io.github.qptv2.dataset.ImageDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SameFilesTest {

    @TempDir
    private Path folder;

    private void write(String name, String bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void scoringPretrainingAndCalibrationTakeTheSameImagesOfAFolder() throws IOException {
        write("a.psd", "8BPS");
        write("b.mpo", "\u00ff\u00d8\u00ff");
        write("c", "\u00ff\u00d8\u00ff");
        write("d", "\0\0\0\30ftypmsf1\0\0\0\0hevc");
        write("e.mp4", "\0\0\0\20ftypisom");
        write("f.txt", "\u00ff\u00d8\u00ff");
        write("g", "\0\0\0\20ftypisom");
        write("h/i.JPG", "");
        write("h/.j.jpg", "");
        Files.createSymbolicLink(folder.resolve("h/k"), folder);
        Files.createSymbolicLink(folder.resolve("l"), folder.resolve("h"));
        var expected = List.of("a.psd", "b.mpo", "c", "d", "h/i.JPG");

        var scored = new ArrayList<String>();
        new InputFolder(folder, true, false, new IgnoredFiles()).forEachRemaining(input -> scored.add(input.name()));
        assertThat(scored.stream().map(this::relative)).containsExactlyElementsOf(expected);

        ImageDataset pretraining = ImageDataset.open(folder);
        assertThat(IntStream.range(0, pretraining.size())
                        .mapToObj(i -> pretraining.get(i).name()))
                .containsExactlyElementsOf(expected);

        assertThat(CalibrationImages.in(folder).files().stream().map(file -> relative(file.toString())))
                .containsExactlyElementsOf(expected);
    }

    private String relative(String path) {
        return folder.relativize(Path.of(path)).toString();
    }
}
