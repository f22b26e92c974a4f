package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import io.github.qptv2.io.AtomicFile;

/** Medians over splits as a LaTeX table for {@code booktabs}, with 95 % intervals over images. */
final class LatexTable {

    private LatexTable() {}

    static void write(BenchmarkResults results, Path folder) throws IOException {
        AtomicFile.write(folder.resolve("table.tex"), of(results).getBytes(StandardCharsets.UTF_8));
    }

    private static String of(BenchmarkResults results) {
        var text = new StringBuilder("%% %s, seed %d: medians over splits, 95 %% intervals over images\n"
                .formatted(
                        results.plan().protocol().text(), results.plan().draw().seed()));
        text.append("\\begin{tabular}{lllr")
                .append("r".repeat(Measure.values().length))
                .append("}\n\\toprule\n");
        text.append("Method & Training & Test & Splits");
        for (Measure measure : Measure.values()) {
            text.append(" & ").append(measure.title());
        }
        text.append(" \\\\\n\\midrule\n");
        for (BenchmarkRow row : results.rows()) {
            text.append("%s & %s & %s & %d"
                    .formatted(
                            escaped(row.method()),
                            escaped(row.training()),
                            escaped(row.test()),
                            row.entries().size()));
            for (Measure measure : Measure.values()) {
                text.append(" & ").append(cell(row.summary(measure)));
            }
            text.append(" \\\\\n");
        }
        return text.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private static String cell(BenchmarkRow.Summary summary) {
        var interval = summary.median().interval();
        String value = String.format(Locale.ROOT, "%.3f", summary.median().value());
        return interval == null
                ? value
                : value + String.format(Locale.ROOT, " {\\tiny [%.3f, %.3f]}", interval.low(), interval.high());
    }

    private static String escaped(String text) {
        return text.replaceAll("([%&_#$])", "\\\\$1");
    }
}
