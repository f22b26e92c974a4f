package io.github.qptv2.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.data.ByteRange;
import io.github.qptv2.evaluate.Evaluation.Result;
import io.github.qptv2.metric.Curve;
import io.github.qptv2.page.Html;
import io.github.qptv2.page.Thumbnail;

/** The pictures whose opinion is furthest from the curve, as thumbnails with their numbers. */
final class WorstPictures {

    private static final int COUNT = 10;
    private static final int SIDE = 260;

    private WorstPictures() {}

    /** Furthest first; of equals the first in the set's order. */
    static List<Prediction> of(Result result) {
        Curve curve = result.report().all().fit().curve();
        return result.predictions().stream()
                .sorted(Comparator.comparingDouble(made -> -Math.abs(residual(made, curve))))
                .limit(COUNT)
                .toList();
    }

    private static double residual(Prediction made, Curve curve) {
        return made.item().mos() - curve.at(made.value());
    }

    static String html(SetCopy copy, Result result) {
        Curve curve = result.report().all().fit().curve();
        var html = new StringBuilder("<div class='five'><div class='gallery'>");
        of(result).forEach(made -> html.append(figure(copy, made, curve)));
        return html.append("</div></div>\n").toString();
    }

    private static String figure(SetCopy copy, Prediction made, Curve curve) {
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
