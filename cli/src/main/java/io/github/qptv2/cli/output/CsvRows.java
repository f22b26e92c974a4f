package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.qptv2.cli.output.ResultRow.Status;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as in RFC 4180: a header line, empty fields for null, LF as line separator. */
public final class CsvRows implements RowWriter {

    private final CsvWriter csv;

    /** Omits the header where rows are appended to an existing file. */
    CsvRows(Writer out, boolean header) {
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        if (header) {
            csv.writeRecord(ResultRow.COLUMNS);
        }
    }

    @Override
    public void write(ResultRow row) throws IOException {
        csv.writeRecord(fields(row));
    }

    /** In the order of {@link ResultRow#COLUMNS}. */
    public static List<String> fields(ResultRow row) {
        return List.of(
                row.path(),
                row.status().text(),
                text(row.task()),
                text(row.model()),
                text(row.raw()),
                text(row.mos()),
                text(row.score()),
                text(row.percentile()),
                text(row.width()),
                text(row.height()),
                text(row.crops()),
                text(row.error()),
                text(row.frames()),
                text(row.fps()),
                text(row.duration()),
                text(row.clips()),
                text(row.p10()),
                text(row.p10Score()),
                text(row.warning()),
                text(row.precision()));
    }

    /** A field; empty for null. */
    public static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * Parses a written row.
     *
     * @throws IllegalArgumentException if the number or the type of a field is wrong
     */
    static ResultRow row(List<String> record) {
        if (record.size() != ResultRow.COLUMNS.size() && !ResultRow.FORMER_COLUMNS.contains(record.size())) {
            throw new IllegalArgumentException(
                    "a row must have " + ResultRow.COLUMNS.size() + " fields, got " + record.size());
        }
        var fields = new ArrayList<>(record);
        fields.addAll(Collections.nCopies(ResultRow.COLUMNS.size() - record.size(), ""));
        return new ResultRow(
                fields.get(0),
                Status.valueOf(fields.get(1).toUpperCase(Locale.ROOT)),
                value(fields.get(2), text -> text),
                value(fields.get(3), text -> text),
                value(fields.get(4), Double::valueOf),
                value(fields.get(5), Double::valueOf),
                value(fields.get(6), Double::valueOf),
                value(fields.get(7), Double::valueOf),
                value(fields.get(8), Integer::valueOf),
                value(fields.get(9), Integer::valueOf),
                value(fields.get(10), Integer::valueOf),
                value(fields.get(11), text -> text),
                value(fields.get(12), Long::valueOf),
                value(fields.get(13), Double::valueOf),
                value(fields.get(14), Double::valueOf),
                value(fields.get(15), Integer::valueOf),
                value(fields.get(16), Double::valueOf),
                value(fields.get(17), Double::valueOf),
                value(fields.get(18), text -> text),
                value(fields.get(19), text -> text));
    }

    private static <T> @Nullable T value(String field, Function<String, T> parse) {
        return field.isEmpty() ? null : parse.apply(field);
    }

    @Override
    public void finish() {
        // CSV has no footer
    }
}
