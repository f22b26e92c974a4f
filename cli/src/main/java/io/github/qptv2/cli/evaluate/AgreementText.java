package io.github.qptv2.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.cli.evaluate.AgreementMetrics.Group;
import io.github.qptv2.cli.output.TableRows;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.metric.Estimate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.NullNode;

/** Formats agreement metrics as a table, as CSV and as JSON fields. */
public final class AgreementText {

    private AgreementText() {}

    static String table(AgreementMetrics metrics) {
        var text = new StringBuilder("n = %,d%n%n".formatted(metrics.n()));
        text.append(String.format(Locale.ROOT, "%-15s %10s %22s%n", "", "", "95 % interval"));
        metrics.measures().forEach((name, estimate) -> text.append(measure(name, estimate)));
        if (!metrics.groups().isEmpty()) {
            text.append(String.format("%n%-20s %7s", "group", "n"));
            metrics.measures().keySet().forEach(name -> text.append(" %14s".formatted(name)));
            text.append("%n".formatted());
            metrics.groups().forEach(group -> text.append(row(group)));
        }
        return text.toString();
    }

    private static String measure(String name, Estimate estimate) {
        String interval = estimate.interval() == null
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.4f to %.4f",
                        estimate.interval().low(),
                        estimate.interval().high());
        return String.format(Locale.ROOT, "%-15s %10.4f %22s%n", name, estimate.value(), interval);
    }

    private static String row(Group group) {
        var row = new StringBuilder("%-20s %7d".formatted(TableRows.oneLine(group.name()), group.n()));
        group.values().values().forEach(value -> row.append(String.format(Locale.ROOT, " %14.4f", value)));
        return row.append("%n".formatted()).toString();
    }

    /** CSV with one row for all items (empty group) and one for each group. */
    static String csv(AgreementMetrics metrics) {
        var header = new ArrayList<>(List.of("group", "n"));
        var all = new ArrayList<>(List.of("", String.valueOf(metrics.n())));
        metrics.measures().forEach((name, estimate) -> {
            header.addAll(List.of(name, name + "_low", name + "_high"));
            all.add(String.valueOf(estimate.value()));
            all.add(text(AgreementMetrics.low(estimate)));
            all.add(text(AgreementMetrics.high(estimate)));
        });
        var rows = new ArrayList<List<String>>(List.of(header, all));
        metrics.groups().forEach(group -> {
            var fields = new ArrayList<>(List.of(group.name(), String.valueOf(group.n())));
            group.values().values().forEach(value -> fields.addAll(List.of(value.toString(), "", "")));
            rows.add(fields);
        });
        return CsvFile.text(rows);
    }

    static String text(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }

    /** Adds an estimate and the ends of its confidence interval. */
    public static void estimate(Map<String, Object> fields, String name, Estimate estimate) {
        fields.put(name, estimate.value());
        fields.put(name + "_low", node(AgreementMetrics.low(estimate)));
        fields.put(name + "_high", node(AgreementMetrics.high(estimate)));
    }

    public static Map<String, Object> json(AgreementMetrics metrics) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("n", metrics.n());
        metrics.measures().forEach((name, estimate) -> estimate(fields, name, estimate));
        if (!metrics.groups().isEmpty()) {
            fields.put(
                    "groups", metrics.groups().stream().map(AgreementText::json).toList());
        }
        return fields;
    }

    static Object node(@Nullable Double value) {
        return value == null ? NullNode.getInstance() : value;
    }

    private static Map<String, Object> json(Group group) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("group", group.name());
        fields.put("n", group.n());
        fields.putAll(group.values());
        return fields;
    }
}
