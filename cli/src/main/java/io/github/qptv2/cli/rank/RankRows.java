package io.github.qptv2.cli.rank;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.cli.output.CsvRows;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.cli.output.OutputFormat;
import io.github.qptv2.cli.output.TableRows;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;

/** Formats a ranking. */
final class RankRows {

    private static final List<String> RANK_PERCENTILE =
            List.of("rank", "rank_percentile", "group", "group_size", "group_best", "order_certain");

    private RankRows() {}

    /**
     * The rows in a format.
     *
     * @param calibrated whether a table shows calibrated scores, else raw outputs
     */
    static String text(List<RankedRow> rows, OutputFormat format, boolean calibrated) {
        return switch (format) {
            case TABLE -> table(rows, calibrated);
            case CSV -> csv(rows);
            case JSON -> rows.stream().map(JsonText::line).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
            case JSONL -> rows.stream().map(row -> JsonText.line(row) + "\n").collect(Collectors.joining());
        };
    }

    private static String csv(List<RankedRow> rows) {
        var out = new StringWriter();
        var csv = CsvFile.writer(out);
        csv.writeRecord(Stream.concat(RANK_PERCENTILE.stream(), RowColumn.names().stream())
                .toList());
        rows.forEach(row -> csv.writeRecord(fields(row)));
        return out.toString();
    }

    private static List<String> fields(RankedRow row) {
        var fields = new ArrayList<String>();
        fields.add(CsvRows.text(row.rank()));
        fields.add(CsvRows.text(row.rankPercentile()));
        fields.add(CsvRows.text(row.group()));
        fields.add(CsvRows.text(row.groupSize()));
        fields.add(CsvRows.text(row.groupBest()));
        fields.add(CsvRows.text(row.orderCertain()));
        fields.addAll(row.row().toFields());
        return fields;
    }

    private static String table(List<RankedRow> rows, boolean calibrated) {
        var table = new StringBuilder("%6s %6s %10s %6s %11s  %s%n"
                .formatted("RANK", "PCTL", calibrated ? "SCORE" : "RAW", "GROUP", "SIZE", "PATH"));
        for (var ranked : rows) {
            ResultRow row = ranked.row();
            String value = calibrated
                    ? TableRows.number("%.2f", row.number(RowColumn.SCORE))
                    : TableRows.number("%.6f", row.number(RowColumn.RAW));
            table.append("%6s %6s %10s %6s %11s  %s%s%n"
                    .formatted(
                            rank(ranked),
                            ranked.rankPercentile() == null
                                    ? "-"
                                    : TableRows.number("%.1f", OptionalDouble.of(ranked.rankPercentile())),
                            value,
                            group(ranked),
                            TableRows.size(row),
                            TableRows.oneLine(row.path()),
                            row.isOk()
                                    ? TableRows.warning(row)
                                            + TableRows.domain(row)
                                            + TableRows.precision(row)
                                            + TableRows.causes(row)
                                    : "  error: " + row.text(RowColumn.ERROR).orElse("")));
        }
        return table.toString();
    }

    /** The rank, with a tilde if the order of the image and the next one is not certain. */
    private static String rank(RankedRow ranked) {
        return ranked.rank() == null ? "-" : ranked.rank() + (Boolean.FALSE.equals(ranked.orderCertain()) ? "~" : "");
    }

    /** The group, with an asterisk for its best image. */
    private static String group(RankedRow ranked) {
        return ranked.group() == null ? "-" : ranked.group() + (Boolean.TRUE.equals(ranked.groupBest()) ? "*" : " ");
    }
}
