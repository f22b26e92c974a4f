package io.github.qptv2.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.evaluate.Evaluation.Result;
import io.github.qptv2.metric.LogisticCurve;
import io.github.qptv2.report.Html;
import io.github.qptv2.report.Thumbnail;

/** The images whose opinion is furthest from the curve, as thumbnails with their numbers. */
final class WorstPredictions {

    private static final int COUNT = 10;
    private static final int SIDE = 260;

    private WorstPredictions() {}

    /** Furthest first; of equals the first in the set's order. */
    static List<Prediction> of(Result result) {
        LogisticCurve curve = result.report().all().fit().curve();
        return result.predictions().stream()
                .sorted(Comparator.comparingDouble(made -> -Math.abs(residual(made, curve))))
                .limit(COUNT)
                .toList();
    }

    private static double residual(Prediction made, LogisticCurve curve) {
        return made.item().mos() - curve.at(made.value());
    }

    static String html(DatasetCopy copy, Result result) {
        LogisticCurve curve = result.report().all().fit().curve();
        var html = new StringBuilder("<div class='five'><div class='gallery'>");
        of(result).forEach(made -> html.append(figure(copy, made, curve)));
        return html.append("</div></div>\n").toString();
    }

    private static String figure(DatasetCopy copy, Prediction made, LogisticCurve curve) {
        var file = copy.file(made.item());
        return "<figure>%s<figcaption title='%s'>%s<br><small>%s</small></figcaption></figure>"
                .formatted(
                        Thumbnail.html(ByteRange.of(file), made.item().name(), SIDE),
                        Html.escaped(made.item().path()),
                        Html.escaped(made.item().name()),
                        String.format(
                                Locale.ROOT,
                                "opinion %.4g, predicted %.4g (%+.3g)",
                                made.item().mos(),
                                curve.at(made.value()),
                                residual(made, curve)));
    }
}
