package io.github.qptv2.evaluate;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.evaluate.Evaluation.Result;
import io.github.qptv2.metric.LogisticCurve;
import io.github.qptv2.report.BarChart;
import io.github.qptv2.report.Histogram;
import io.github.qptv2.report.HtmlPage;
import io.github.qptv2.report.ScatterPlot;
import j2html.tags.DomContent;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;

/**
 * Evaluation report as a self-contained HTML page: metrics with intervals, a scatter plot of predictions and MOS with
 * the logistic fit, a histogram of residuals, and the images with the largest residuals.
 */
public final class HtmlReport {

    private static final int BINS =
            32; // a multiple of 4, so that quarter labels fall on bin edges and one of them is 0

    private HtmlReport() {}

    /** Reads the displayed images and writes the page. */
    public static void write(List<Evaluation> evaluations, Path page) throws IOException {
        HtmlPage.write(
                page,
                "Evaluation report",
                each(
                        MetricTables.summary(evaluations),
                        evaluations.size() > 1 ? MetricTables.matrix(evaluations) : each(),
                        each(evaluations, HtmlReport::section)));
    }

    private static DomContent section(Evaluation evaluation) {
        Result result = evaluation.results().get(0);
        LogisticCurve curve = result.report().all().fit().curve();
        var points = result.predictions().stream()
                .map(prediction -> new ScatterPlot.Point(
                        prediction.value(), prediction.item().mos()))
                .toList();
        String title =
                "%s on %s, %s".formatted(evaluation.model(), evaluation.copy().label(), result.title());
        var names = new ScatterPlot.Names("MOS against predictions", "prediction", "MOS");
        return each(
                h2(title),
                notes(evaluation),
                div(
                                ScatterPlot.of(new ScatterPlot.Points(points, curve::at), names),
                                BarChart.of(residuals(result.predictions(), curve)))
                        .withClass("charts"),
                MetricTables.groups(result.report()),
                h3("The ten images with the largest residuals"),
                WorstPredictions.thumbnails(evaluation.copy(), result));
    }

    private static DomContent notes(Evaluation evaluation) {
        String splits = evaluation.results(false).size() > 1 ? "The first split is shown. " : "";
        int count = evaluation.unscored().size();
        String unscored = count == 0
                ? ""
                : String.format(Locale.ROOT, "%,d %s could not be scored.", count, count == 1 ? "image" : "images");
        return splits.isEmpty() && unscored.isEmpty() ? each() : p(splits + unscored);
    }

    private static Histogram residuals(List<Prediction> predictions, LogisticCurve curve) {
        double[] residuals = predictions.stream()
                .mapToDouble(prediction -> prediction.item().mos() - curve.at(prediction.value()))
                .toArray();
        double furthest = Arrays.stream(residuals).map(Math::abs).max().orElseThrow();
        double end = roundedUp(furthest);
        var axis = new Histogram.Axis(-end, end, BINS, false, HtmlReport::rounded);
        var histogram = new Histogram("Residuals: MOS minus logistic-fitted prediction", axis, List.of("images"));
        Arrays.stream(residuals).forEach(residual -> histogram.add(residual, 0));
        return histogram;
    }

    /** Rounds up to 1, 2, 4, 6 or 8 times a power of ten, so that its half is round, too. */
    private static double roundedUp(double value) {
        if (value == 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 4, 6, 8}) {
            if (value <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
