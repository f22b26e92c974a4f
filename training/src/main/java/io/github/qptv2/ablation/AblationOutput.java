package io.github.qptv2.ablation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.metric.Interval;
import tools.jackson.databind.json.JsonMapper;

import static io.github.qptv2.io.RootFormat.format;

/** The results of an ablation as text and files. */
public final class AblationOutput {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private AblationOutput() {}

    /** Writes {@code results.json} and {@code results.md} into an existing folder. */
    public static void write(AblationResults results, Path folder) throws IOException {
        AtomicFile.write(folder.resolve("results.json"), json(results).getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(folder.resolve("results.md"), text(results).getBytes(StandardCharsets.UTF_8));
    }

    /** The content of {@code results.json}. */
    public static String json(AblationResults results) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n";
    }

    /** Two tables in Markdown: the cells, and the planned differences. */
    public static String text(AblationResults results) {
        var cells = new ArrayList<List<String>>();
        cells.add(
                List.of("cell", "method", "labels", "images", "SRCC by run", "mean", "sd", "95 %, images", "seconds"));
        for (AblationRow row : results.rows()) {
            cells.add(List.of(
                    row.cell(),
                    row.method(),
                    percent(row.share()),
                    Integer.toString(row.items()),
                    values(row.srcc(), "%.3f"),
                    format("%.3f", row.mean()),
                    format("%.3f", row.deviation()),
                    interval(row.interval(), "%.3f to %.3f"),
                    format("%.0f", row.seconds())));
        }
        var differences = new ArrayList<List<String>>();
        differences.add(List.of("difference", "method", "labels", "by run", "mean", "95 %, images", "result"));
        for (AblationDifference row : results.differences()) {
            differences.add(List.of(
                    row.cell() + " - " + row.against(),
                    row.method(),
                    percent(row.share()),
                    values(row.byRun(), "%+.3f"),
                    format("%+.3f", row.mean()),
                    interval(row.interval(), "%+.3f to %+.3f"),
                    row.result()));
        }
        return table(cells) + "\n" + table(differences);
    }

    private static String table(List<List<String>> lines) {
        int columns = lines.get(0).size();
        var widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        Function<List<String>, String> row = line -> {
            var text = new StringBuilder("|");
            for (int i = 0; i < columns; i++) {
                text.append(' ')
                        .append(line.get(i))
                        .append(" ".repeat(widths[i] - line.get(i).length()))
                        .append(" |");
            }
            return text + "\n";
        };
        var text = new StringBuilder(row.apply(lines.get(0)));
        text.append('|');
        for (int width : widths) {
            text.append("-".repeat(width + 2)).append('|');
        }
        text.append('\n');
        lines.stream().skip(1).map(row).forEach(text::append);
        return text.toString();
    }

    private static String values(List<Double> values, String format) {
        return values.stream().map(value -> format(format, value)).collect(Collectors.joining(", "));
    }

    private static String interval(Interval interval, String format) {
        return format(format, interval.low(), interval.high());
    }

    private static String percent(double share) {
        return format("%.4g", 100 * share).replaceFirst("\\.?0+$", "") + " %";
    }
}
