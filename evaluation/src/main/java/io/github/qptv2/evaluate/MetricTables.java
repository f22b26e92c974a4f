package io.github.qptv2.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.qptv2.evaluate.Evaluation.Result;
import io.github.qptv2.metric.Agreement;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Estimate;
import j2html.tags.DomContent;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;

import static io.github.qptv2.io.RootFormat.format;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.small;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

/** Tables of agreement metrics for the HTML report. */
final class MetricTables {

    private static final String FITTED_PLCC = "PLCC (logistic-fitted)";
    private static final String FITTED_RMSE = "RMSE (logistic-fitted)";

    private MetricTables() {}

    private static Map<String, Estimate> metrics(AgreementReport report) {
        var metrics = new LinkedHashMap<String, Estimate>();
        metrics.put("SRCC", report.srcc());
        metrics.put("PLCC", report.plcc());
        metrics.put(FITTED_PLCC, report.fittedPlcc());
        metrics.put("KRCC", report.krcc());
        metrics.put("RMSE", report.rmse());
        metrics.put(FITTED_RMSE, report.fittedRmse());
        report.outlierRatio().ifPresent(ratio -> metrics.put("Outlier ratio", ratio));
        report.meanOutlierRatio().ifPresent(ratio -> metrics.put("Outlier ratio (P.1401)", ratio));
        return metrics;
    }

    /** A row for each result, and one with medians where an evaluation has several splits. */
    static DomContent summary(List<Evaluation> evaluations) {
        List<String> names = evaluations.stream()
                .flatMap(evaluation -> evaluation.results().stream())
                .flatMap(result -> metrics(result.report()).keySet().stream())
                .distinct()
                .toList();
        var table =
                table(header(Stream.of("Model", "Dataset", "Images"), Stream.concat(Stream.of("n"), names.stream())));
        for (Evaluation evaluation : evaluations) {
            for (boolean excluding : new boolean[] {false, true}) {
                List<Result> results = evaluation.results(excluding);
                results.forEach(result -> table.with(row(evaluation, result, names)));
                if (results.size() > 1) {
                    table.with(median(evaluation, results, names));
                }
            }
        }
        return each(h2("Metrics"), div(table).withClass("figures"), p("Small print: 95 % bootstrap intervals."));
    }

    private static TrTag header(Stream<String> texts, Stream<String> numbers) {
        return tr(each(texts.map(name -> th(name))), each(numbers.map(name -> th(name).withClass("n"))));
    }

    private static TrTag row(Evaluation evaluation, Result result, List<String> names) {
        var metrics = metrics(result.report());
        var row = row(
                evaluation, result.title(), String.valueOf(result.report().all().n()));
        for (String name : names) {
            Estimate estimate = metrics.get(name);
            row.with(estimate == null ? number("") : cell(estimate));
        }
        return row;
    }

    private static TrTag row(Evaluation evaluation, String title, String n) {
        return tr(td(evaluation.model()), td(evaluation.copy().label()), td(title), number(n));
    }

    private static TdTag cell(Estimate estimate) {
        var interval = estimate.interval();
        return interval == null
                ? number(estimate.value())
                : td(
                                text(format("%.4f", estimate.value())),
                                small(format("%.3f to %.3f", interval.low(), interval.high())))
                        .withClass("n");
    }

    private static TrTag median(Evaluation evaluation, List<Result> results, List<String> names) {
        String title =
                "median of " + results.size() + " splits" + results.get(0).less();
        var row = row(evaluation, title, "").withClass("median");
        for (String name : names) {
            boolean complete =
                    results.stream().allMatch(result -> metrics(result.report()).containsKey(name));
            row.with(complete ? number(Evaluation.median(results, report -> value(report, name))) : number(""));
        }
        return row;
    }

    private static double value(AgreementReport report, String name) {
        Estimate estimate = metrics(report).get(name);
        return estimate == null ? Double.NaN : estimate.value();
    }

    /** Models by row, datasets by column. */
    static DomContent matrix(List<Evaluation> evaluations) {
        var models = evaluations.stream()
                .collect(Collectors.groupingBy(Evaluation::model, LinkedHashMap::new, Collectors.toList()));
        var table = table(header(
                Stream.of("Model"),
                evaluations.stream()
                        .map(evaluation -> evaluation.copy().label())
                        .distinct()));
        models.forEach((model, row) -> table.with(tr(
                td(model),
                each(row, cell -> number(format("%.4f / %.4f", cell.medianSrcc(), cell.medianFittedPlcc()))))));
        return each(h2("Across datasets"), p("SRCC / " + FITTED_PLCC), table);
    }

    /** A row for each distortion type; nothing where the dataset has none. */
    static DomContent groups(AgreementReport report) {
        if (report.groups().isEmpty()) {
            return each();
        }
        var table = table(
                header(Stream.of("Distortion"), Stream.of("n", "SRCC", "PLCC", FITTED_PLCC, "KRCC", FITTED_RMSE)));
        report.groups()
                .forEach((name, part) -> table.with(
                        tr(td(name), number(String.valueOf(part.n())), each(values(part), value -> number(value)))));
        return each(h3("By distortion"), table);
    }

    private static List<Double> values(Agreement part) {
        return List.of(
                part.srcc(),
                part.plcc(),
                part.fit().plcc(),
                part.krcc(),
                part.fit().rmse());
    }

    private static TdTag number(double value) {
        return number(format("%.4f", value));
    }

    private static TdTag number(String text) {
        return td(text).withClass("n");
    }
}
