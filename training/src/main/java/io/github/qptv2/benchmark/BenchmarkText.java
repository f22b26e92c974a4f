package io.github.qptv2.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.qptv2.metric.Interval;
import org.jspecify.annotations.Nullable;

import static io.github.qptv2.io.RootFormat.format;

/** Results as a table for a terminal: a block for each method, training and test, then their medians. */
final class BenchmarkText {

    private BenchmarkText() {}

    static String of(BenchmarkResults results) {
        var text = new StringBuilder();
        for (BenchmarkRow row : results.rows()) {
            text.append(block(row)).append('\n');
        }
        text.append(medians(results)).append('\n');
        var differences = results.differences();
        differences.forEach(difference -> text.append(difference.text()).append('\n'));
        return text.append(differences.isEmpty() ? "" : "\n")
                .append(notes(results))
                .toString();
    }

    private static String block(BenchmarkRow row) {
        var lines = new ArrayList<List<String>>();
        lines.add(header("split", "tested", "seconds"));
        for (BenchmarkRow.Entry entry : row.entries()) {
            lines.add(line(
                    entry.cell().split().name(),
                    Integer.toString(entry.agreement().n()),
                    measure -> number(measure.of(entry.agreement())),
                    format("%.1f", entry.cell().seconds())));
        }
        if (row.entries().size() > 1) {
            lines.add(line(
                    "median",
                    "",
                    measure -> number(row.summary(measure).median().value()),
                    ""));
            lines.add(line(
                    "  95 %, splits", "", measure -> ends(row.summary(measure).medianOverSplits()), ""));
            lines.add(line(
                    "  95 %, images",
                    "", measure -> ends(row.summary(measure).median().interval()), ""));
            lines.add(line(
                    "mean", "", measure -> number(row.summary(measure).mean().value()), ""));
            lines.add(line("  sd", "", measure -> number(row.summary(measure).deviation()), ""));
            lines.add(line(
                    "  95 %, splits", "", measure -> ends(row.summary(measure).meanOverSplits()), ""));
        }
        lines.add(line(
                "  95 %, images",
                "", measure -> ends(row.summary(measure).mean().interval()), ""));
        return title(row) + "\n\n" + aligned(lines);
    }

    private static String title(BenchmarkRow row) {
        var result = row.entries().get(0).cell().result();
        String network = result.parameters() == 0
                ? ""
                : format(
                        "; %.2f M parameters, %.2f G multiply-adds a crop or clip",
                        result.parameters() / 1e6, result.multiplyAdds() / 1e9);
        return format(
                "%s, trained on %s (%,.0f labels), tested on %s%s",
                row.method(), row.training(), row.labels(), row.test(), network);
    }

    private static String medians(BenchmarkResults results) {
        var lines = new ArrayList<List<String>>();
        var header = header("method", "training", "splits");
        header.add(2, "test");
        lines.add(header);
        for (BenchmarkRow row : results.rows()) {
            var line = line(
                    row.method(),
                    row.training(),
                    measure -> number(row.summary(measure).median().value()),
                    Integer.toString(row.entries().size()));
            line.add(2, row.test());
            lines.add(line);
        }
        return "Medians over splits\n\n" + aligned(lines);
    }

    private static String notes(BenchmarkResults results) {
        var plan = results.plan();
        return format(
                        "Protocol: %s; seed %d. ",
                        plan.protocol().text(), plan.draw().seed())
                + "PLCC and RMSE after a four-parameter logistic fit. "
                + plan.duplicates().text() + "\n";
    }

    private static List<String> header(String first, String second, String last) {
        return line(first, second, Measure::title, last);
    }

    private static List<String> line(String first, String second, Function<Measure, String> value, String last) {
        var line = new ArrayList<String>(List.of(first, second));
        for (Measure measure : Measure.values()) {
            line.add(value.apply(measure));
        }
        line.add(last);
        return line;
    }

    private static String number(double value) {
        return format("%.4f", value);
    }

    private static String ends(@Nullable Interval interval) {
        return interval == null ? "-" : MethodDifference.range(interval);
    }

    /** The first column to the left, all others to the right. */
    private static String aligned(List<List<String>> lines) {
        int columns = lines.get(0).size();
        var widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        return lines.stream().map(line -> aligned(line, widths)).collect(Collectors.joining());
    }

    private static String aligned(List<String> line, int[] widths) {
        var text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - line.get(i).length());
            text.append(i == 0 ? line.get(i) + padding : "  " + padding + line.get(i));
        }
        return text.toString().stripTrailing() + "\n";
    }
}
