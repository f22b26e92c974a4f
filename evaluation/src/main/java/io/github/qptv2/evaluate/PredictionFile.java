package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;
import io.github.qptv2.metric.PairedScores;

/**
 * Predictions of any tool with MOS: a CSV file with the columns {@code pred} and {@code mos} and optionally {@code std}
 * (standard deviation of the ratings) and {@code group} (source content or distortion). Other columns are ignored.
 */
public final class PredictionFile {

    private record Pair(double predicted, double mos, double deviation, String group, long line) {}

    private PredictionFile() {}

    /**
     * Reads all rows.
     *
     * @throws IOException in one line, {@code file:line: rule}, if the file cannot be read, lacks a column, or has
     *     fewer than two rows, rows of another width, text in place of numbers, or a constant column
     */
    public static PairedScores read(Path file) throws IOException {
        var present = new boolean[2];
        List<Pair> pairs = Table.csv(file).rows(List.of("pred", "mos"), row -> {
            present[0] = row.hasColumn("std");
            present[1] = row.hasColumn("group");
            return pair(row);
        });
        if (pairs.size() < 2) {
            throw new IOException(
                    "%s:%d: agreement needs at least 2 rows, got %d".formatted(file, pairs.size() + 1, pairs.size()));
        }
        requireSpread(file, "pred", pairs, Pair::predicted);
        requireSpread(file, "mos", pairs, Pair::mos);
        var paired = PairedScores.of(column(pairs, Pair::predicted), column(pairs, Pair::mos));
        if (present[0]) {
            paired = paired.withDeviations(column(pairs, Pair::deviation));
        }
        return present[1] ? paired.withGroups(pairs.stream().map(Pair::group).toList()) : paired;
    }

    private static Pair pair(TableRow row) throws IOException {
        double deviation = row.hasColumn("std") ? row.number("std") : 0;
        if (deviation < 0) {
            throw row.malformed("std must be at least 0, got " + deviation);
        }
        return new Pair(
                row.number("pred"),
                row.number("mos"),
                deviation,
                row.hasColumn("group") ? row.text("group") : "",
                row.line());
    }

    private static void requireSpread(Path file, String column, List<Pair> pairs, ToDoubleFunction<Pair> value)
            throws IOException {
        double first = value.applyAsDouble(pairs.get(0));
        if (pairs.stream().allMatch(pair -> value.applyAsDouble(pair) == first)) {
            throw new IOException("%s:%d: %s must differ between rows, got %s in all %d"
                    .formatted(file, pairs.get(0).line(), column, first, pairs.size()));
        }
    }

    private static double[] column(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).toArray();
    }
}
