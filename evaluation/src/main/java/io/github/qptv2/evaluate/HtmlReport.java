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
import io.github.qptv2.report.Html;
import io.github.qptv2.report.HtmlPage;
import io.github.qptv2.report.ScatterPlot;

/**
 * Evaluations as a page for people: figures with intervals, predictions against opinions with the fitted curve, what is
 * left after the curve, and the images that a model is most wrong about. One file that needs nothing else.
 */
public final class HtmlReport {

    private static final int BINS = 32; // a label every quarter falls between two of them, and one of them is 0

    private HtmlReport() {}

    /** Reads the few images that are shown, and writes the page. */
    public static void write(List<Evaluation> evaluations, Path page) throws IOException {
        var body = new StringBuilder(MetricTables.summary(evaluations));
        if (evaluations.size() > 1) {
            body.append(MetricTables.matrix(evaluations));
        }
        evaluations.forEach(evaluation -> body.append(section(evaluation)));
        HtmlPage.write(page, "Evaluation report", body.toString());
    }

    private static String section(Evaluation evaluation) {
        Result result = evaluation.results().get(0);
        LogisticCurve curve = result.report().all().fit().curve();
        var points = result.predictions().stream()
                .map(made -> new ScatterPlot.Point(made.value(), made.item().mos()))
                .toList();
        String title =
                "%s on %s, %s".formatted(evaluation.model(), evaluation.copy().label(), result.title());
        var names = new ScatterPlot.Names("Opinions against predictions", "prediction", "opinion");
        return "<h2>" + Html.escaped(title) + "</h2>"
                + more(evaluation)
                + "<div class='charts'>"
                + ScatterPlot.of(new ScatterPlot.Points(points, curve::at), names)
                + BarChart.of(residuals(result.predictions(), curve))
                + "</div>"
                + MetricTables.groups(result.report())
                + "<h3>The ten images furthest from the curve</h3>"
                + WorstPredictions.html(evaluation.copy(), result);
    }

    private static String more(Evaluation evaluation) {
        String splits = evaluation.results(false).size() > 1 ? "The first of the splits is shown. " : "";
        int count = evaluation.unscored().size();
        String unscored = count == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Left out, since they could not be scored: %,d %s.",
                        count,
                        count == 1 ? "image" : "images");
        return splits.isEmpty() && unscored.isEmpty() ? "" : "<p>" + splits + unscored + "</p>";
    }

    private static Histogram residuals(List<Prediction> predictions, LogisticCurve curve) {
        double[] residuals = predictions.stream()
                .mapToDouble(made -> made.item().mos() - curve.at(made.value()))
                .toArray();
        double furthest = Arrays.stream(residuals).map(Math::abs).max().orElseThrow();
        double end = roundedUp(furthest);
        var axis = new Histogram.Axis(-end, end, BINS, false, HtmlReport::shortly);
        var histogram = new Histogram("Opinion less prediction after the curve", axis, List.of("images"));
        Arrays.stream(residuals).forEach(residual -> histogram.add(residual, 0));
        return histogram;
    }

    /** The next 1, 2, 4, 6 or 8 times a power of ten, so that half of it is as round. */
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

    private static String shortly(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
