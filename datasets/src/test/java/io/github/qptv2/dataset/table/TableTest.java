package io.github.qptv2.dataset.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("labels");
    }

    @Test
    void columnsMatchInAnyOrderCaseAndSpacing() throws IOException {
        Files.writeString(file, "\ufeffMOS,Image Name\n1.5,\"a,\nb\"\n\n2,c\n");
        assertThat(Table.csv(file)
                        .rows(
                                List.of("image_name", "mos"),
                                row -> row.line() + row.text("imagename") + row.number("mos")))
                .containsExactly("2a,\nb1.5", "5c2.0");
    }

    @Test
    void missingAlternativesAreListedTogether() throws IOException {
        Files.writeString(file, "a,b\n1,2\n");
        assertThat(Table.csv(file).rows(List.of("x|b"), row -> row.number("b"))).containsExactly(2.0);
        assertThatThrownBy(() -> Table.csv(file).rows(List.of("mos|score"), row -> 0))
                .hasMessage(file + ":1: needs a column \"mos\" or \"score\"; it has [a, b]");
    }

    @Test
    void wordsAreSeparatedBySpacesOrTabs() throws IOException {
        Files.writeString(file, " 5.5 I01.bmp\r\n\r\n4\ti02.bmp extra\n");
        assertThat(Table.words(file).headless(List.of("mos", "name"), row -> row.text("name") + row.number("mos")))
                .containsExactly("I01.bmp5.5", "i02.bmp4.0");
        Files.writeString(file, "5.5 I01.bmp\n4\n");
        assertThatThrownBy(() -> Table.words(file).headless(List.of("mos", "name"), row -> 0))
                .hasMessage(file + ":2: must have 2 fields, got 1");
    }

    @Test
    void countsAndRangesAreChecked() throws IOException {
        Files.writeString(file, "c1,c2,mos\n1,2,7\n1,-2,3\n");
        var table = Table.csv(file);
        assertThatThrownBy(() -> table.rows(List.of(), row -> row.counts(Table.numbered("c", 2))))
                .hasMessage(file + ":3: c2 must be in [0.0, 1.0E100], got -2.0");
        assertThatThrownBy(() -> table.rows(List.of(), row -> row.number("mos", 1, 5)))
                .hasMessage(file + ":2: mos must be in [1.0, 5.0], got 7.0");
        assertThat(table.rows(List.of(), row -> row.has("mos") && !row.has("sd")))
                .containsOnly(true);
    }

    @Test
    void binaryTablesAreErrorsOfOneLine() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'x'});
        assertThatThrownBy(() -> Table.words(file).headless(List.of("a"), row -> row.number("a")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
        assertThatThrownBy(() -> Table.csv(folder.resolve("none")).rows(List.of(), row -> 0))
                .hasMessage(folder.resolve("none") + ": no such file");
    }
}
