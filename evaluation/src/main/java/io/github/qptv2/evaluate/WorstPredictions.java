package io.github.qptv2.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.evaluate.Evaluation.Result;
import io.github.qptv2.metric.LogisticCurve;
import io.github.qptv2.report.Thumbnail;
import j2html.TagCreator;
import j2html.tags.DomContent;

import static j2html.TagCreator.br;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.small;
import static j2html.TagCreator.text;

/** Gallery of the images whose MOS differs most from the logistic-fitted prediction. */
final class WorstPredictions {

    private static final int COUNT = 10;
    private static final int SIDE = 260;

    private WorstPredictions() {}

    /** Largest residual first; equal residuals in the order of the dataset. */
    static List<Prediction> of(Result result) {
        LogisticCurve curve = result.report().all().fit().curve();
        return result.predictions().stream()
                .sorted(Comparator.comparingDouble(prediction -> -Math.abs(residual(prediction, curve))))
                .limit(COUNT)
                .toList();
    }

    private static double residual(Prediction prediction, LogisticCurve curve) {
        return prediction.item().mos() - curve.at(prediction.value());
    }

    static DomContent thumbnails(DatasetCopy copy, Result result) {
        LogisticCurve curve = result.report().all().fit().curve();
        return div(div(each(of(result), prediction -> figure(copy, prediction, curve)))
                        .withClass("gallery"))
                .withClass("five");
    }

    private static DomContent figure(DatasetCopy copy, Prediction prediction, LogisticCurve curve) {
        var item = prediction.item();
        String text = String.format(
                Locale.ROOT,
                "MOS %.4g, predicted %.4g (%+.3g)",
                item.mos(),
                curve.at(prediction.value()),
                residual(prediction, curve));
        return TagCreator.figure(
                Thumbnail.of(ByteRange.of(copy.file(item)), item.name(), SIDE),
                figcaption(text(item.name()), br(), small(text)).withTitle(item.path()));
    }
}
