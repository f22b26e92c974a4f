package io.github.qptv2.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.MeanAgreement;
import io.github.qptv2.probe.BackboneProbe.Result;
import org.jspecify.annotations.Nullable;

/**
 * What regressions on features of frozen networks came to, for eyes and for programs.
 *
 * @param title the set, its split and the features
 * @param rows at least one
 */
record BackboneText(String title, List<Row> rows) {

    /**
     * A row of figures.
     *
     * @param saved whether it is of the regression as --save keeps it
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
            text.append("\nless the excluded images\n").append(block(true));
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
                "JUDGED",
                "SRCC",
                "95 %",
                "FITS' RANGE",
                "PLCC",
                "95 %",
                "PLCC LOGISTIC"));
        rows.forEach(row ->
                text.append(line(row, less ? row.result().less() : row.result().all())));
        return text.toString();
    }

    private static String line(Row row, MeanAgreement figures) {
        var result = row.result();
        return String.format(
                Locale.ROOT,
                "%7d %5d %-16s %6s %7d %7.3f %16s %16s %7.3f %16s %14.3f%n",
                result.labels(),
                result.fits(),
                row.kind(),
                ridge(result.ridge()),
                n(figures),
                figures.srcc().value(),
                interval(figures.srcc().interval()),
                result.fits() == 1 ? "-" : interval(figures.srccRange()),
                figures.plcc().value(),
                interval(figures.plcc().interval()),
                figures.plccAfterCurve().value());
    }

    /** Images judged, the mean over splits. */
    private static long n(MeanAgreement figures) {
        return Math.round(figures.reports().stream()
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
        return Json.line(fields) + "\n";
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

    private static Map<String, Object> json(MeanAgreement figures) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("n", n(figures));
        Map<String, Estimate> measures = new LinkedHashMap<>();
        measures.put("srcc", figures.srcc());
        measures.put("plcc", figures.plcc());
        measures.put("plcc_logistic4", figures.plccAfterCurve());
        measures.put("rmse", figures.rmse());
        measures.forEach((name, estimate) -> AgreementText.estimate(fields, name, estimate));
        fields.put("srcc_lowest", figures.srccRange().low());
        fields.put("srcc_highest", figures.srccRange().high());
        return fields;
    }
}
