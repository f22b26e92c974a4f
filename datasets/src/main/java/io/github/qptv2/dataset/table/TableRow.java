package io.github.qptv2.dataset.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One row of a table, with fields by column name. Case, spaces and underscores of column names do not matter. */
public final class TableRow {

    /** Larger numbers are not a MOS, count or prediction. */
    private static final double MAX = 1e100;

    private final Path file;
    private final Map<String, Integer> columns;
    private final TableLine line;

    TableRow(Path file, Map<String, Integer> columns, TableLine line) {
        this.file = file;
        this.columns = columns;
        this.line = line;
    }

    /** Line number in the file, from 1. */
    public long line() {
        return line.number();
    }

    /** Whether the table has the column. */
    public boolean hasColumn(String column) {
        return columns.containsKey(normalized(column));
    }

    /** Whether the table has the column and this row a value in it. */
    public boolean has(String column) {
        return hasColumn(column) && !text(column).isEmpty();
    }

    /** The field of an existing column. */
    public String text(String column) {
        Integer at = Objects.requireNonNull(columns.get(normalized(column)), column);
        return line.fields().get(at);
    }

    /** A finite number. */
    public double number(String column) throws IOException {
        String text = text(column);
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= MAX
                    && !text.matches(
                            ".*[dDfFxX].*")) { // Java's suffixes and hexadecimal forms are not numbers in a table
                return value;
            }
        } catch (NumberFormatException e) {
            throw malformed("%s must be a number, got \"%s\"".formatted(column, text));
        }
        throw malformed("%s must be a number, got \"%s\"".formatted(column, text));
    }

    /** A number in [low, high]. */
    public double number(String column, double low, double high) throws IOException {
        double value = number(column);
        if (!(value >= low && value <= high)) {
            throw malformed("%s must be in [%s, %s], got %s".formatted(column, low, high, value));
        }
        return value;
    }

    /** The numbers of several columns, each at least 0. */
    public double[] counts(List<String> names) throws IOException {
        var counts = new double[names.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = number(names.get(i), 0, MAX);
        }
        return counts;
    }

    /** The exception to throw for an invalid row, in one line: {@code file:line: rule}. */
    public IOException malformed(String rule) {
        return malformed(file, line.number(), rule);
    }

    static IOException malformed(Path file, long line, String rule) {
        return new IOException("%s:%d: %s".formatted(file, line, rule));
    }

    /** A column name in lower case without spaces, underscores and byte order mark. */
    static String normalized(String name) {
        return name.replaceAll("[ _\ufeff]", "").toLowerCase(Locale.ROOT);
    }
}
