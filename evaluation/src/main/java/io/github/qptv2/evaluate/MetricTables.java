package io.github.qptv2.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.evaluate.Evaluation.Result;
import io.github.qptv2.metric.Agreement;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Estimate;
import io.github.qptv2.report.Html;

/** Figures of agreement as tables of a page. */
final class MetricTables {

    private MetricTables() {}

    private static Map<String, Estimate> metrics(AgreementReport report) {
        var metrics = new LinkedHashMap<String, Estimate>();
        metrics.put("SRCC", report.srcc());
        metrics.put("PLCC", report.plcc());
        metrics.put("PLCC after curve", report.fittedPlcc());
        metrics.put("KRCC", report.krcc());
        metrics.put("RMSE", report.rmse());
        metrics.put("RMSE after curve", report.fittedRmse());
        report.outlierRatio().ifPresent(ratio -> metrics.put("Outlier ratio", ratio));
        return metrics;
    }

    /** A row for each result, and one of medians where there are several splits. */
    static String summary(List<Evaluation> evaluations) {
        List<String> names = evaluations.stream()
                .flatMap(evaluation -> evaluation.results().stream())
                .flatMap(result -> metrics(result.report()).keySet().stream())
                .distinct()
                .toList();
        var html = new StringBuilder(
                "<h2>Figures</h2><div class='figures'><table><tr><th>Model<th>Set<th>Images" + "<th class='n'>n");
        names.forEach(name -> html.append("<th class='n'>").append(name));
        for (Evaluation evaluation : evaluations) {
            for (boolean less : new boolean[] {false, true}) {
                List<Result> results = evaluation.results(less);
                results.forEach(result -> html.append(row(evaluation, result, names)));
                html.append(results.size() > 1 ? median(evaluation, results, names) : "");
            }
        }
        return html.append("</table></div><p>Small: 95 % intervals, by resampling.</p>")
                .toString();
    }

    private static String row(Evaluation evaluation, Result result, List<String> names) {
        var metrics = metrics(result.report());
        var row = new StringBuilder(begin(
                evaluation, result.title(), String.valueOf(result.report().all().n())));
        for (String name : names) {
            Estimate estimate = metrics.get(name);
            row.append("<td class='n'>").append(estimate == null ? "" : cell(estimate));
        }
        return row.toString();
    }

    private static String begin(Evaluation evaluation, String which, String n) {
        return "<tr><td>%s<td>%s<td>%s<td class='n'>%s"
                .formatted(
                        Html.escaped(evaluation.model()),
                        Html.escaped(evaluation.copy().label()),
                        Html.escaped(which),
                        n);
    }

    private static String cell(Estimate estimate) {
        var interval = estimate.interval();
        return interval == null
                ? number(estimate.value())
                : text("%.4f<small>%.3f to %.3f</small>", estimate.value(), interval.low(), interval.high());
    }

    private static String median(Evaluation evaluation, List<Result> results, List<String> names) {
        String which =
                "median of %d splits%s".formatted(results.size(), results.get(0).less());
        var row = new StringBuilder(begin(evaluation, which, "").replace("<tr>", "<tr class='median'>"));
        for (String name : names) {
            boolean known =
                    results.stream().allMatch(result -> metrics(result.report()).containsKey(name));
            row.append("<td class='n'>")
                    .append(known ? number(Evaluation.median(results, report -> value(report, name))) : "");
        }
        return row.toString();
    }

    private static double value(AgreementReport report, String name) {
        Estimate estimate = metrics(report).get(name);
        return estimate == null ? Double.NaN : estimate.value();
    }

    /** Models down, sets across. */
    static String matrix(List<Evaluation> evaluations) {
        var models = evaluations.stream()
                .collect(Collectors.groupingBy(Evaluation::model, LinkedHashMap::new, Collectors.toList()));
        var html = new StringBuilder("<h2>Across sets</h2><p>SRCC / PLCC after the curve</p><table><tr><th>Model");
        evaluations.stream()
                .map(evaluation -> evaluation.copy().label())
                .distinct()
                .forEach(set -> html.append("<th class='n'>").append(Html.escaped(set)));
        models.forEach((model, row) -> {
            html.append("<tr><td>").append(Html.escaped(model));
            row.forEach(cell -> html.append("<td class='n'>")
                    .append(text("%.4f / %.4f", cell.medianSrcc(), cell.medianFittedPlcc())));
        });
        return html.append("</table>").toString();
    }

    /** A row for each distortion; nothing where the set knows none. */
    static String groups(AgreementReport report) {
        if (report.groups().isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<h3>By distortion</h3><table><tr><th>Distortion<th class='n'>n<th class='n'>SRCC"
                + "<th class='n'>PLCC<th class='n'>PLCC after curve<th class='n'>KRCC<th class='n'>RMSE after curve");
        report.groups().forEach((name, part) -> {
            html.append("<tr><td>")
                    .append(Html.escaped(name))
                    .append("<td class='n'>")
                    .append(part.n());
            values(part).forEach(value -> html.append("<td class='n'>").append(number(value)));
        });
        return html.append("</table>").toString();
    }

    private static List<Double> values(Agreement part) {
        return List.of(
                part.srcc(),
                part.plcc(),
                part.fit().plcc(),
                part.krcc(),
                part.fit().rmse());
    }

    private static String number(double value) {
        return text("%.4f", value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
