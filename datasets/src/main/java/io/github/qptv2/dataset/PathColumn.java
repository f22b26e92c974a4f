package io.github.qptv2.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.TextFiles;

/** Finds and reads the column of a table that holds image paths. */
public final class PathColumn {

    /** Names of that column in public datasets, most specific first; in lower case, without spaces and underscores. */
    private static final List<String> NAMES =
            List.of("path", "imagepath", "filepath", "filename", "imagename", "image", "file", "name", "distimg");

    private PathColumn() {}

    /**
     * Streams the values of the path column; close the stream. It is the column with a known name, else the first
     * column with an image name. A table whose first line has an image name has no header.
     */
    public static Stream<String> read(Path table, char delimiter) throws IOException {
        CsvReader<CsvRecord> parser =
                CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(TextFiles.open(table));
        var rows = parser.iterator();
        if (!rows.hasNext()) {
            parser.close();
            return Stream.empty();
        }
        List<String> first = stripped(rows.next());
        int column = column(first);
        Stream<String> rest =
                parser.stream().map(PathColumn::stripped).map(row -> column < row.size() ? row.get(column) : "");
        boolean headless = first.stream().anyMatch(MediaFiles::isImageName);
        return (headless ? Stream.concat(Stream.of(first.get(column)), rest) : rest).onClose(() -> close(parser));
    }

    private static List<String> stripped(CsvRecord row) {
        return row.getFields().stream().map(String::strip).toList();
    }

    /** Streams the stripped lines of a text; close the stream. */
    public static Stream<String> lines(Path text) throws IOException {
        var reader = TextFiles.open(text);
        return reader.lines().map(String::strip).onClose(() -> close(reader));
    }

    private static int column(List<String> header) {
        List<String> plain = header.stream()
                .map(name -> name.replaceAll("[ _]", "").toLowerCase(Locale.ROOT))
                .toList();
        return NAMES.stream()
                .mapToInt(plain::indexOf)
                .filter(at -> at >= 0)
                .findFirst()
                .orElseGet(() -> firstImage(header));
    }

    private static int firstImage(List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            if (MediaFiles.isImageName(row.get(i))) {
                return i;
            }
        }
        return 0;
    }

    private static void close(Closeable parser) {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
