package io.github.qptv2.cli.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.calibrate.CalibrationImages;
import io.github.qptv2.metric.Plcc;
import io.github.qptv2.metric.Rmse;
import io.github.qptv2.metric.Srcc;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.Percentiles;

/** Formats a calibration as text. */
final class CalibrationText {

    private CalibrationText() {}

    static String of(Calibration calibration, CalibrationImages images, double[] rawOutputs) {
        double[] scored =
                Arrays.stream(rawOutputs).filter(raw -> !Double.isNaN(raw)).toArray();
        var text = new StringBuilder();
        line(text, "images", "%,d of %s", scored.length, images.set());
        line(text, "raw output", "mean %.5g, deviation %.5g", calibration.rawMean(), calibration.rawDeviation());
        calibration.percentiles().ifPresent(table -> line(text, "percentiles", "%s", quantiles(table)));
        calibration.mos().ifPresent(map -> {
            line(text, "MOS mapping", "%s", curve(map));
            if (images.mos().isPresent()) {
                line(text, "fit", "%s", agreement(map, scored, images.mos(rawOutputs)));
            } else {
                line(text, "", "unchanged: unlabeled images do not affect it");
            }
        });
        if (calibration.mos().isEmpty()) {
            line(text, "MOS mapping", "none: the images have no ratings");
        }
        return text.toString();
    }

    private static String quantiles(Percentiles table) {
        List<Double> rawOutputs = table.quantiles();
        int last = rawOutputs.size() - 1;
        return text(
                "0 %%: %.5g, 25 %%: %.5g, 50 %%: %.5g, 75 %%: %.5g, 100 %%: %.5g",
                rawOutputs.get(0),
                rawOutputs.get(last / 4),
                rawOutputs.get(last / 2),
                rawOutputs.get(last * 3 / 4),
                rawOutputs.get(last));
    }

    private static String curve(MosMapping map) {
        return text(
                "%.5g to %.5g on the scale [%s, %s], center %.5g, slope %.5g: %s",
                map.floor(),
                map.ceiling(),
                map.scale().low(),
                map.scale().high(),
                map.center(),
                map.slope(),
                map.risesWithQuality() ? "higher output means better quality" : "lower output means better quality");
    }

    private static String agreement(MosMapping map, double[] rawOutputs, double[] mos) {
        double[] mapped = Arrays.stream(rawOutputs).map(map::mos).toArray();
        return text(
                "SRCC %.4f, PLCC %.4f, RMSE %.4g on these images; evaluate the model on others",
                Srcc.of(mapped, mos), Plcc.of(mapped, mos), Rmse.of(mapped, mos));
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append("%-12s ".formatted(name)).append(text(format, values)).append('\n');
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
