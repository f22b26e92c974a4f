package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.OptionalDouble;

import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Distortions;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import io.github.qptv2.scoring.bundle.Domain;

/** A text table; the path comes last, so that rows can be written before all paths are known. */
public final class TableRows implements RowWriter {

    private final Writer out;
    private final TableStyle style;

    TableRows(Writer out, TableStyle style) throws IOException {
        this.out = out;
        this.style = style;
        if (style.tasks()) {
            out.write("TASK ");
        }
        out.write(
                style.calibrated()
                        ? "%7s %8s %6s %11s %5s  %s%n".formatted("SCORE", "MOS", "PCTL", "SIZE", "CROPS", "PATH")
                        : "%10s %11s %5s  %s%n".formatted("RAW", "SIZE", "CROPS", "PATH"));
    }

    @Override
    public void write(ResultRow row) throws IOException {
        if (style.tasks()) {
            out.write("%-4s ".formatted(row.text(RowColumn.TASK).orElse("-")));
        }
        out.write(
                style.calibrated()
                        ? "%7s %8s %6s"
                                .formatted(
                                        number("%.2f", row.number(RowColumn.SCORE)),
                                        number("%.3f", row.number(RowColumn.MOS)),
                                        number("%.1f", row.number(RowColumn.PERCENTILE)))
                        : "%10s".formatted(number("%.6f", row.number(RowColumn.RAW))));
        out.write(" %11s %5s  %s%s%n"
                .formatted(size(row), whole(row, RowColumn.CROPS), oneLine(row.path()), remark(row)));
    }

    /** Optional remarks after the path. */
    private String remark(ResultRow row) {
        if (!row.isOk()) {
            return "  error: " + row.text(RowColumn.ERROR).orElse("");
        }
        String precision = precision(row) + causes(row);
        if (row.whole(RowColumn.FRAMES).isEmpty()) {
            return warning(row) + domain(row) + precision;
        }
        String low = style.calibrated()
                ? number("%.2f", row.number(RowColumn.P10_SCORE))
                : number("%.6f", row.number(RowColumn.P10));
        return "  (%s s, p10 %s)%s".formatted(number("%.1f", row.number(RowColumn.DURATION)), low, warning(row))
                + precision;
    }

    /** What is wrong with the file of a row that has a score. */
    public static String warning(ResultRow row) {
        return row.text(RowColumn.WARNING).map(warning -> "  " + warning).orElse("");
    }

    /** A remark on an image that does not look like a photograph. */
    public static String domain(ResultRow row) {
        return row.text(RowColumn.DOMAIN)
                .filter(Domain.Kind.OUT_OF_DOMAIN.toString()::equals)
                .map(domain -> "  " + domain)
                .orElse("");
    }

    /** The precision of rows that were not computed in the default precision. */
    public static String precision(ResultRow row) {
        return row.text(RowColumn.PRECISION)
                .filter(precision -> !precision.equals(Precision.FP32.toString()))
                .map(precision -> "  " + precision)
                .orElse("");
    }

    /** The causes of an image that were asked for. */
    public static String causes(ResultRow row) {
        return row.causes().map(causes -> "  " + Distortions.text(causes)).orElse("");
    }

    /** Escapes control characters of a path, which would break the row or reach the terminal. */
    public static String oneLine(String path) {
        var shown = new StringBuilder();
        path.codePoints().forEach(point -> {
            if (Character.isISOControl(point)) {
                shown.append("\\x%02x".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    public static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
    }

    /** Width and height, such as {@code 640x480}. */
    public static String size(ResultRow row) {
        return row.isOk() ? whole(row, RowColumn.WIDTH) + "x" + whole(row, RowColumn.HEIGHT) : "-";
    }

    private static String whole(ResultRow row, RowColumn column) {
        var value = row.whole(column);
        return value.isPresent() ? Long.toString(value.getAsLong()) : "-";
    }

    @Override
    public void finish() {
        // the table has no footer
    }
}
