package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.LogisticCurve;
import io.github.qptv2.report.BandPlot;
import io.github.qptv2.report.HtmlPage;
import io.github.qptv2.report.ScatterPlot;
import j2html.tags.DomContent;
import j2html.tags.specialized.TrTag;
import org.jspecify.annotations.Nullable;

import static io.github.qptv2.io.RootFormat.format;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.small;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

/**
 * Results as a self-contained HTML page: medians with intervals, a curve over the number of labels where trainings
 * differ in it, and for each row a scatter plot of the split with the median SRCC and the SRCC of each split.
 */
final class BenchmarkReport {

    private BenchmarkReport() {}

    static void write(BenchmarkResults results, Path folder) throws IOException {
        HtmlPage.write(
                folder.resolve("report.html"),
                "Benchmark report",
                each(
                        summary(results),
                        each(results.differences(), difference -> p(difference.text())),
                        curves(results),
                        each(results.rows(), BenchmarkReport::section)));
    }

    private static DomContent summary(BenchmarkResults results) {
        var header = tr(th("Method"), th("Training"), th("Test"), th("Splits").withClass("n"));
        for (Measure measure : Measure.values()) {
            header.with(th(measure.title()).withClass("n"));
        }
        var rows = table(header);
        for (BenchmarkRow row : results.rows()) {
            rows.with(row(row));
        }
        String protocol = "Protocol: %s; seed %d."
                .formatted(
                        results.plan().protocol().text(), results.plan().draw().seed());
        return each(
                h2("Medians over splits"),
                div(rows).withClass("figures"),
                p(protocol
                        + " PLCC and RMSE after a four-parameter logistic fit. Small print: 95 % intervals over images"
                        + " (bootstrap of contents), then over splits (order statistics)."),
                p(results.plan().duplicates().text()));
    }

    private static TrTag row(BenchmarkRow row) {
        var cells = tr(
                td(row.method()),
                td(row.training()),
                td(row.test()),
                td(Integer.toString(row.entries().size())).withClass("n"));
        for (Measure measure : Measure.values()) {
            var summary = row.summary(measure);
            cells.with(td(
                            text(format("%.4f", summary.median().value())),
                            small(ends(summary.median().interval())),
                            small(ends(summary.medianOverSplits())))
                    .withClass("n"));
        }
        return cells;
    }

    private static String ends(@Nullable Interval interval) {
        return interval == null ? "" : format("%.3f to %.3f", interval.low(), interval.high());
    }

    /** SRCC over the number of labels, a line for each method and test, where a line has several numbers. */
    private static DomContent curves(BenchmarkResults results) {
        Map<String, List<BandPlot.Point>> lines = new LinkedHashMap<>();
        for (BenchmarkRow row : results.rows()) {
            var values = row.agreement().spread(Measure.SRCC::of).values();
            double low = values.stream().min(Comparator.naturalOrder()).orElseThrow();
            double high = values.stream().max(Comparator.naturalOrder()).orElseThrow();
            lines.computeIfAbsent(row.method() + ", " + row.test(), name -> new ArrayList<>())
                    .add(new BandPlot.Point(
                            row.labels(), row.summary(Measure.SRCC).mean().value(), low, high));
        }
        boolean shares = results.rows().stream().anyMatch(row -> row.share() < 1);
        if (!shares || lines.values().stream().noneMatch(points -> points.size() > 1)) {
            return each();
        }
        var names = new ScatterPlot.Names("SRCC by number of labels: mean, and range over runs", "labels", "SRCC");
        return each(h2("Label efficiency"), div(BandPlot.of(lines, names)).withClass("charts"));
    }

    private static DomContent section(BenchmarkRow row) {
        var sorted = row.entries().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.agreement().srcc()))
                .toList();
        var middle = sorted.get(sorted.size() / 2);
        LogisticCurve curve = middle.agreement().fit().curve();
        var paired = middle.test().scores().paired();
        double[] predicted = paired.predictions(), mos = paired.mos();
        var points = new ArrayList<ScatterPlot.Point>();
        for (int i = 0; i < predicted.length; i++) {
            points.add(new ScatterPlot.Point(predicted[i], mos[i]));
        }
        String title = "MOS against predictions, " + middle.cell().split().name();
        return each(
                h2("%s, %s, tested on %s".formatted(row.method(), row.training(), row.test())),
                div(
                                ScatterPlot.of(
                                        new ScatterPlot.Points(points, curve::at),
                                        new ScatterPlot.Names(title, "prediction", "MOS")),
                                splits(row))
                        .withClass("charts"));
    }

    private static DomContent splits(BenchmarkRow row) {
        var header = tr(
                th("Split"),
                th("SRCC").withClass("n"),
                th("PLCC").withClass("n"),
                th("Seconds").withClass("n"));
        var rows = table(header);
        for (BenchmarkRow.Entry entry : row.entries()) {
            rows.with(tr(
                    td(entry.cell().split().name()),
                    td(format("%.4f", Measure.SRCC.of(entry.agreement()))).withClass("n"),
                    td(format("%.4f", Measure.PLCC.of(entry.agreement()))).withClass("n"),
                    td(format("%.1f", entry.cell().seconds())).withClass("n")));
        }
        return div(rows);
    }
}
