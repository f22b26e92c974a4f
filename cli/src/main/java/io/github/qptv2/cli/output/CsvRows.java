package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.Writer;

import io.github.qptv2.scoring.batch.ResultRow;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as in RFC 4180: a header line, empty fields for null, LF as line separator. */
public final class CsvRows implements RowWriter {

    private final Writer out;

    /** Without {@code header} where rows are appended to a file that has one. */
    CsvRows(Writer out, boolean header) throws IOException {
        this.out = out;
        if (header) {
            out.write(ResultRow.csvHeader() + '\n');
        }
    }

    @Override
    public void write(ResultRow row) throws IOException {
        out.write(row.toCsv() + '\n');
    }

    /** A field; empty for null. */
    public static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Override
    public void finish() {
        // CSV has no footer
    }
}
