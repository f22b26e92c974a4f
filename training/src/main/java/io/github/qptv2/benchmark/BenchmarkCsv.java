package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.metric.Interval;
import org.jspecify.annotations.Nullable;

/** Results as CSV: a row for each split, and a row for each measure over the splits. */
final class BenchmarkCsv {

    private BenchmarkCsv() {}

    static void write(BenchmarkResults results, Path folder) throws IOException {
        CsvFile.write(folder.resolve("results.csv"), splits(results));
        CsvFile.write(folder.resolve("summary.csv"), summaries(results));
    }

    private static List<List<String>> splits(BenchmarkResults results) {
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<>(List.of(
                "method",
                "training",
                "test",
                "split",
                "seed",
                "share",
                "train",
                "validation",
                "tested",
                "unscored",
                "near_duplicates"));
        for (Measure measure : Measure.values()) {
            header.add(measure.key());
        }
        header.addAll(List.of("steps", "parameters", "multiply_adds", "seconds"));
        rows.add(header);
        var report = results.plan().duplicates();
        @Nullable Map<String, Integer> duplicates = report.isSearched() ? report.counts() : null;
        for (BenchmarkRow row : results.rows()) {
            row.entries().forEach(entry -> rows.add(split(row, entry, duplicates)));
        }
        return rows;
    }

    private static List<String> split(
            BenchmarkRow row, BenchmarkRow.Entry entry, @Nullable Map<String, Integer> duplicates) {
        var split = entry.cell().split();
        var result = entry.cell().result();
        var fields = new ArrayList<>(List.of(
                row.method(),
                row.training(),
                row.test(),
                split.name(),
                Long.toString(split.seed()),
                Double.toString(split.share()),
                Integer.toString(split.split().train().size()),
                Integer.toString(split.split().validation().size()),
                Integer.toString(entry.agreement().n()),
                Integer.toString(entry.unscored()),
                duplicates == null ? "" : Integer.toString(duplicates.getOrDefault(split.name(), 0))));
        for (Measure measure : Measure.values()) {
            fields.add(Double.toString(measure.of(entry.agreement())));
        }
        fields.add(known(result.steps()));
        fields.add(known(result.parameters()));
        fields.add(known(result.multiplyAdds()));
        fields.add(Double.toString(result.seconds()));
        return fields;
    }

    private static String known(long number) {
        return number == 0 ? "" : Long.toString(number);
    }

    private static List<List<String>> summaries(BenchmarkResults results) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "method",
                "training",
                "test",
                "splits",
                "measure",
                "median",
                "median_splits_low",
                "median_splits_high",
                "median_images_low",
                "median_images_high",
                "mean",
                "sd",
                "mean_splits_low",
                "mean_splits_high",
                "mean_images_low",
                "mean_images_high"));
        for (BenchmarkRow row : results.rows()) {
            for (Measure measure : Measure.values()) {
                rows.add(summary(row, measure));
            }
        }
        return rows;
    }

    private static List<String> summary(BenchmarkRow row, Measure measure) {
        var summary = row.summary(measure);
        var fields = new ArrayList<>(List.of(
                row.method(),
                row.training(),
                row.test(),
                Integer.toString(row.entries().size()),
                measure.key(),
                Double.toString(summary.median().value())));
        add(fields, summary.medianOverSplits());
        add(fields, summary.median().interval());
        fields.add(Double.toString(summary.mean().value()));
        fields.add(Double.toString(summary.deviation()));
        add(fields, summary.meanOverSplits());
        add(fields, summary.mean().interval());
        return fields;
    }

    private static void add(List<String> fields, @Nullable Interval interval) {
        fields.add(interval == null ? "" : Double.toString(interval.low()));
        fields.add(interval == null ? "" : Double.toString(interval.high()));
    }
}
