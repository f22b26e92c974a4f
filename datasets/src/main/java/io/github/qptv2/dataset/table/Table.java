package io.github.qptv2.dataset.table;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.qptv2.io.TextFiles;
import io.github.qptv2.io.UnreadableInput;

/**
 * A table of labels or predictions, read row by row; errors are exceptions of one line that begins with
 * {@code file:line}.
 *
 * <pre>{@code
 * List<Double> mos = Table.csv(file).rows(List.of("name", "mos"), row -> row.number("mos"));
 * }</pre>
 */
public final class Table {

    private final Path file;
    private final Source source;

    private Table(Path file, Source source) {
        this.file = file;
        this.source = source;
    }

    /** Supplies the lines; opened once for each reading. */
    @FunctionalInterface
    public interface Source {
        /** The lines in order; the caller closes the stream. */
        Stream<TableLine> open() throws IOException;
    }

    /** Converts a row. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** Converts a row; throws {@link TableRow#malformed} for an invalid one. */
        T read(TableRow row) throws IOException;
    }

    /** Comma-separated fields, quoted according to RFC 4180. */
    public static Table csv(Path file) {
        return separated(file, ',');
    }

    /** As {@link #csv}; lines that begin with {@code #} are comments. */
    public static Table commented(Path file) {
        return new Table(file, () -> lines(file, ',', CommentStrategy.SKIP));
    }

    /** Fields separated by a character, quoted according to RFC 4180. */
    public static Table separated(Path file, char separator) {
        return new Table(file, () -> lines(file, separator, CommentStrategy.NONE));
    }

    private static Stream<TableLine> lines(Path file, char separator, CommentStrategy comments) throws IOException {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(comments)
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(file);
        return reader.stream()
                .map(line -> new TableLine(line.getStartingLineNumber(), line.getFields()))
                .onClose(() -> close(reader, file));
    }

    /** Unquoted fields separated by spaces or tabs. */
    public static Table words(Path file) {
        return new Table(file, () -> {
            BufferedReader reader = TextFiles.open(file);
            var number = new long[1];
            return reader.lines()
                    .map(line -> new TableLine(++number[0], List.of(line.strip().split("\\s+"))))
                    .onClose(() -> close(reader, file));
        });
    }

    /** Lines of a file in another format. */
    public static Table of(Path file, Source source) {
        return new Table(file, source);
    }

    /** Reads the rows below a header with at least these columns; a name may list alternatives, {@code mos|score}. */
    public <T> List<T> rows(List<String> required, RowReader<T> reader) throws IOException {
        return read(lines -> {
            TableLine header = lines.hasNext() ? lines.next() : new TableLine(1, List.of());
            return rest(new Columns(header, columns(header, required)), lines, reader);
        });
    }

    /** Reads all rows of a table without a header; each row has at least one field per name. */
    public <T> List<T> headless(List<String> names, RowReader<T> reader) throws IOException {
        var header = new TableLine(0, names);
        return read(lines -> rest(new Columns(header, columns(header, List.of())), lines, reader));
    }

    private record Columns(TableLine header, Map<String, Integer> places) {}

    @FunctionalInterface
    private interface Reading<T> {
        List<T> from(Iterator<TableLine> lines) throws IOException;
    }

    private <T> List<T> read(Reading<T> reading) throws IOException {
        try (Stream<TableLine> lines = source.open()) {
            return reading.from(lines.filter(line -> !line.isBlank()).iterator());
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        } catch (CsvParseException | IOException | UncheckedIOException e) {
            boolean hasPosition =
                    e instanceof IOException && String.valueOf(e.getMessage()).startsWith(file + ":");
            throw hasPosition ? (IOException) e : UnreadableInput.in(file, e);
        }
    }

    private <T> List<T> rest(Columns columns, Iterator<TableLine> lines, RowReader<T> reader) throws IOException {
        int width = columns.header().fields().size();
        boolean headless = columns.header().number() == 0;
        var rows = new ArrayList<T>();
        while (lines.hasNext()) {
            TableLine line = lines.next();
            int fields = line.fields().size();
            if (headless ? fields < width : fields != width) {
                throw TableRow.malformed(file, line.number(), "must have %d fields, got %d".formatted(width, fields));
            }
            rows.add(reader.read(new TableRow(file, columns.places(), line)));
        }
        return rows;
    }

    private Map<String, Integer> columns(TableLine header, List<String> required) throws IOException {
        var places = new LinkedHashMap<String, Integer>();
        List<String> names = header.fields();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && places.put(TableRow.normalized(names.get(i)), i) != null) {
                throw TableRow.malformed(file, header.number(), "has two columns \"%s\"".formatted(names.get(i)));
            }
        }
        for (String column : required) {
            if (Stream.of(column.split("\\|")).noneMatch(name -> places.containsKey(TableRow.normalized(name)))) {
                throw TableRow.malformed(
                        file,
                        header.number(),
                        "needs a column \"%s\"; it has %s%s"
                                .formatted(
                                        column.replace("|", "\" or \""),
                                        names,
                                        names.size() == 1 && names.get(0).contains(";")
                                                ? "; columns must be separated by commas"
                                                : ""));
            }
        }
        return places;
    }

    /** Column names of a histogram: a prefix and the numbers from 1. */
    public static List<String> numbered(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
    }

    private static void close(Closeable reader, Path file) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
