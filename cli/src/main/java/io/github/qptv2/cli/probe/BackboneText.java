package io.github.qptv2.cli.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.cli.evaluate.AgreementText;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.MeanAgreement;
import io.github.qptv2.probe.BackboneProbe.Result;
import org.jspecify.annotations.Nullable;

/**
 * Formats the metrics of regressions on features of frozen networks as a table and as JSON.
 *
 * @param title dataset, split and features
 * @param rows at least one
 */
record BackboneText(String title, List<Row> rows) {

    /**
     * The metrics of one regression.
     *
     * @param saved whether this is the regression that --save stores
     */
    record Row(Result result, boolean saved) {

        String kind() {
            return result.kind().name().toLowerCase(Locale.ROOT) + (saved ? ", as saved" : "");
        }

        boolean excludes() {
            return n(result.less()) < n(result.all());
        }
    }

    String table() {
        var text = new StringBuilder(title).append("\n\n").append(block(false));
        if (rows.stream().anyMatch(Row::excludes)) {
            text.append("\nwithout the excluded images\n").append(block(true));
        }
        return text.toString();
    }

    private String block(boolean less) {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%7s %5s %-16s %6s %7s %7s %16s %16s %7s %16s %14s%n",
                "LABELS",
                "FITS",
                "REGRESSION",
                "RIDGE",
                "IMAGES",
                "SRCC",
                "95 %",
                "RANGE OF FITS",
                "PLCC",
                "95 %",
                "PLCC LOGISTIC"));
        rows.forEach(row ->
                text.append(line(row, less ? row.result().less() : row.result().all())));
        return text.toString();
    }

    private static String line(Row row, MeanAgreement metrics) {
        var result = row.result();
        return String.format(
                Locale.ROOT,
                "%7d %5d %-16s %6s %7d %7.3f %16s %16s %7.3f %16s %14.3f%n",
                result.labels(),
                result.fits(),
                row.kind(),
                ridge(result.ridge()),
                n(metrics),
                metrics.srcc().value(),
                interval(metrics.srcc().interval()),
                result.fits() == 1 ? "-" : interval(metrics.srccRange()),
                metrics.plcc().value(),
                interval(metrics.plcc().interval()),
                metrics.fittedPlcc().value());
    }

    /** Number of evaluated images, the mean over splits. */
    private static long n(MeanAgreement metrics) {
        return Math.round(metrics.reports().stream()
                .mapToInt(report -> report.all().n())
                .average()
                .orElse(0));
    }

    private static String ridge(double value) {
        return String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+$", "");
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null ? "-" : String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
    }

    String json() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("title", title);
        fields.put("fits", rows.stream().map(BackboneText::json).toList());
        return JsonText.line(fields) + "\n";
    }

    private static Map<String, Object> json(Row row) {
        var result = row.result();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("labels", result.labels());
        fields.put("fits", result.fits());
        fields.put("regression", result.kind().name().toLowerCase(Locale.ROOT));
        fields.put("saved", row.saved());
        fields.put("ridge", result.ridge());
        fields.putAll(json(result.all()));
        if (row.excludes()) {
            fields.put("less_excluded", json(result.less()));
        }
        return fields;
    }

    private static Map<String, Object> json(MeanAgreement metrics) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("n", n(metrics));
        Map<String, Estimate> measures = new LinkedHashMap<>();
        measures.put("srcc", metrics.srcc());
        measures.put("plcc", metrics.plcc());
        measures.put("plcc_logistic4", metrics.fittedPlcc());
        measures.put("rmse", metrics.rmse());
        measures.forEach((name, estimate) -> AgreementText.estimate(fields, name, estimate));
        fields.put("srcc_lowest", metrics.srccRange().low());
        fields.put("srcc_highest", metrics.srccRange().high());
        return fields;
    }
}
