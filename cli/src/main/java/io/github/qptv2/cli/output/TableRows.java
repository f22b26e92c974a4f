package io.github.qptv2.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

import io.github.qptv2.onnx.Precision;
import org.jspecify.annotations.Nullable;

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
            out.write("%-4s ".formatted(row.task()));
        }
        out.write(
                style.calibrated()
                        ? "%7s %8s %6s"
                                .formatted(
                                        number("%.2f", row.score()),
                                        number("%.3f", row.mos()),
                                        number("%.1f", row.percentile()))
                        : "%10s".formatted(number("%.6f", row.raw())));
        String size = row.isOk() ? row.width() + "x" + row.height() : "-";
        String crops = row.crops() == null ? "-" : row.crops().toString();
        out.write(" %11s %5s  %s%s%n".formatted(size, crops, oneLine(row.path()), remark(row)));
    }

    /** Optional remarks after the path. */
    private String remark(ResultRow row) {
        if (!row.isOk()) {
            return "  error: " + row.error();
        }
        String precision = precision(row);
        if (row.frames() == null) {
            return precision;
        }
        String low = style.calibrated() ? number("%.2f", row.p10Score()) : number("%.6f", row.p10());
        return "  (%s s, p10 %s)%s"
                        .formatted(
                                number("%.1f", row.duration()), low, row.warning() == null ? "" : "  " + row.warning())
                + precision;
    }

    /** The precision of rows that were not computed in the default precision. */
    public static String precision(ResultRow row) {
        return row.precision() == null || row.precision().equals(Precision.FP32.toString())
                ? ""
                : "  " + row.precision();
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

    public static String number(String format, @Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value);
    }

    @Override
    public void finish() {
        // the table has no footer
    }
}
