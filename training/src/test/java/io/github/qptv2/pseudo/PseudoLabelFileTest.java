package io.github.qptv2.pseudo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PseudoLabelFileTest {

    private static final List<String> HEADER = List.of("# from here", "path,score,weight,degradation");

    @TempDir
    private Path dir;

    private static List<PseudoLabelFile.Row> image(String path) {
        return List.of(
                new PseudoLabelFile.Row(path, 3.5, 1, ""),
                new PseudoLabelFile.Row(path, 2.25, 0.5, "jpeg:quality=30;gaussian-blur:sigma=1.0,kernel=7@42"));
    }

    @Test
    void theFileExistsOnceItIsComplete() throws Exception {
        Path out = dir.resolve("set.csv");
        try (var file = PseudoLabelFile.open(out, HEADER, false)) {
            file.write(image("a.jpg"));
            assertThat(out).doesNotExist();
            file.commit();
        }
        assertThat(out)
                .hasContent(
                        """
                        # from here
                        path,score,weight,degradation
                        a.jpg,3.5,1.0,
                        a.jpg,2.25,0.5,"jpeg:quality=30;gaussian-blur:sigma=1.0,kernel=7@42"
                        """);
        assertThatThrownBy(() -> PseudoLabelFile.open(out, HEADER, true))
                .hasMessage(out + ": exists already; name another file");
    }

    @Test
    void anInterruptedFileIsResumedWithoutItsLastImage() throws Exception {
        Path out = dir.resolve("set.csv"), partial = dir.resolve("set.csv.partial");
        try (var file = PseudoLabelFile.open(out, HEADER, false)) {
            file.write(image("a.jpg"));
            file.write(image("b.jpg"));
        }
        Files.writeString(partial, Files.readString(partial) + "c.jpg,1.2");
        assertThatThrownBy(() -> PseudoLabelFile.open(out, HEADER, false))
                .hasMessage(
                        partial + ": is the partial file of an interrupted run; resume it with --resume, or remove it");
        assertThatThrownBy(() -> PseudoLabelFile.open(out, List.of("# from there", HEADER.get(1)), true))
                .hasMessageContaining("set.csv.partial:1: was started with another line \"# from here\"");
        try (var file = PseudoLabelFile.open(out, HEADER, true)) {
            assertThat(file.known()).containsExactlyInAnyOrder("a.jpg", "b.jpg");
            assertThat(file.rows()).isEqualTo(4);
            file.write(image("c.jpg"));
            file.commit();
        }
        assertThat(Files.readAllLines(out))
                .hasSize(8)
                .filteredOn(line -> line.startsWith("c.jpg"))
                .hasSize(2);
    }

    @Test
    void seedsOfViewsDependOnlyOnSeedNameAndNumber() {
        var seeds = new ViewSeeds(1, "a.jpg");
        assertThat(seeds.of(0)).isEqualTo(new ViewSeeds(1, "a.jpg").of(0));
        assertThat(List.of(seeds.of(0), seeds.of(1), new ViewSeeds(2, "a.jpg").of(0), new ViewSeeds(1, "b.jpg").of(0)))
                .doesNotHaveDuplicates();
    }
}
