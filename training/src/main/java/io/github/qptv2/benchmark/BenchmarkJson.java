package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.train.Provenance;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON. */
final class BenchmarkJson {

    private BenchmarkJson() {}

    static void write(BenchmarkResults results, Path folder) throws IOException {
        AtomicFile.write(folder.resolve("results.json"), of(results).getBytes(StandardCharsets.UTF_8));
    }

    static String of(BenchmarkResults results) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(fields(results)) + "\n";
    }

    private static Map<String, Object> fields(BenchmarkResults results) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("protocol", results.plan().protocol().text());
        fields.put("seed", results.plan().draw().seed());
        fields.put("version", Provenance.code());
        var duplicates = results.plan().duplicates();
        fields.put("near_duplicates", duplicates.isSearched() ? duplicates.counts() : null);
        fields.put("results", results.rows().stream().map(BenchmarkJson::row).toList());
        fields.put(
                "differences",
                results.differences().stream().map(BenchmarkJson::difference).toList());
        return fields;
    }

    private static Map<String, Object> difference(MethodDifference difference) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("method", difference.method());
        fields.put("other", difference.other());
        fields.put("training", difference.training());
        fields.put("test", difference.test());
        fields.put("mean_srcc", difference.srcc().value());
        fields.put("over_images", ends(difference.srcc().interval()));
        return fields;
    }

    private static Map<String, Object> row(BenchmarkRow row) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("method", row.method());
        fields.put("training", row.training());
        fields.put("test", row.test());
        fields.put("labels", row.labels());
        var summaries = new LinkedHashMap<String, Object>();
        for (Measure measure : Measure.values()) {
            summaries.put(measure.key(), summary(row.summary(measure)));
        }
        fields.put("measures", summaries);
        var splits = new ArrayList<Map<String, Object>>();
        row.entries().forEach(entry -> splits.add(split(entry)));
        fields.put("splits", splits);
        return fields;
    }

    private static Map<String, Object> summary(BenchmarkRow.Summary summary) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("median", summary.median().value());
        fields.put("median_over_splits", ends(summary.medianOverSplits()));
        fields.put("median_over_images", ends(summary.median().interval()));
        fields.put("mean", summary.mean().value());
        fields.put("sd", summary.deviation());
        fields.put("mean_over_splits", ends(summary.meanOverSplits()));
        fields.put("mean_over_images", ends(summary.mean().interval()));
        return fields;
    }

    private static @Nullable List<Double> ends(@Nullable Interval interval) {
        return interval == null ? null : List.of(interval.low(), interval.high());
    }

    private static Map<String, Object> split(BenchmarkRow.Entry entry) {
        var split = entry.cell().split();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("split", split.name());
        fields.put("seed", split.seed());
        fields.put("train", split.split().train().size());
        fields.put("validation", split.split().validation().size());
        fields.put("tested", entry.agreement().n());
        fields.put("unscored", entry.unscored());
        for (Measure measure : Measure.values()) {
            fields.put(measure.key(), measure.of(entry.agreement()));
        }
        var result = entry.cell().result();
        fields.put("steps", result.steps());
        fields.put("parameters", result.parameters() == 0 ? null : result.parameters());
        fields.put("multiply_adds", result.multiplyAdds() == 0 ? null : result.multiplyAdds());
        fields.put("seconds", result.seconds());
        return fields;
    }
}
