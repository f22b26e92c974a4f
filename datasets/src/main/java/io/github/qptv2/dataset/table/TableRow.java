package io.github.qptv2.dataset.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One line of a table, its fields known by their column's name. */
public final class TableRow {

    /** Beyond this no opinion, count or prediction is meant. */
    private static final double MOST = 1e100;

    private final Path file;
    private final Map<String, Integer> columns;
    private final TableLine line;

    TableRow(Path file, Map<String, Integer> columns, TableLine line) {
        this.file = file;
        this.columns = columns;
        this.line = line;
    }

    /** From 1, as editors count. */
    public long line() {
        return line.number();
    }

    /** Whether the table has that column. */
    public boolean knows(String column) {
        return columns.containsKey(Table.plain(column));
    }

    /** Whether the table has that column and this row something in it. */
    public boolean has(String column) {
        return knows(column) && !text(column).isEmpty();
    }

    /** What stands in a column that the table has; upper and lower case, spaces and underscores do not matter. */
    public String text(String column) {
        Integer at = Objects.requireNonNull(columns.get(Table.plain(column)), column);
        return line.fields().get(at);
    }

    /** A number, finite. */
    public double number(String column) throws IOException {
        String text = text(column);
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= MOST
                    && !text.matches(".*[dDfFxX].*")) { // Java's own spellings are no numbers in a table
                return value;
            }
        } catch (NumberFormatException e) {
            throw broken("%s must be a number, got \"%s\"".formatted(column, text));
        }
        throw broken("%s must be a number, got \"%s\"".formatted(column, text));
    }

    /** A number between two, both included. */
    public double number(String column, double low, double high) throws IOException {
        double value = number(column);
        if (!(value >= low && value <= high)) {
            throw broken("%s must be in [%s, %s], got %s".formatted(column, low, high, value));
        }
        return value;
    }

    /** All numbers of some columns, each at least 0. */
    public double[] counts(List<String> names) throws IOException {
        var counts = new double[names.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = number(names.get(i), 0, MOST);
        }
        return counts;
    }

    /** The exception to throw for this row, in one line: {@code file:line: rule}. */
    public IOException broken(String rule) {
        return Table.broken(file, line.number(), rule);
    }
}
