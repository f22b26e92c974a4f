package io.github.qptv2.pseudo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.checkpoint.FittedImages;
import io.github.qptv2.dataset.benchmark.PseudoLabeled;
import io.github.qptv2.degrade.compose.DegradationModel;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.train.Provenance;

/** Comment lines at the start of a file of pseudo-labels that record model, degradation and settings. */
final class PseudoLabelHeader {

    private PseudoLabelHeader() {}

    /** Lines that start with {@code #}, then the names of the columns. */
    static List<String> of(
            PseudoLabelRequest request, ModelDescription model, FittedImages fitted, DegradationModel degradation)
            throws IOException {
        var lines = new ArrayList<String>();
        lines.add("# pseudo-labels by qpt " + Provenance.code());
        lines.add("# model: %s, sha256 %s".formatted(model.name(), Sha256.of(request.model())));
        lines.add("# model fitted to: " + model.trainingData().replaceAll("\\s+", " "));
        lines.add(model.calibration()
                .flatMap(Calibration::mos)
                .map(map -> "%s%s %s"
                        .formatted(
                                PseudoLabeled.SCALE,
                                map.scale().low(),
                                map.scale().high()))
                .orElse("# score: raw output of a model without calibration; higher is better"));
        lines.add(String.format(
                Locale.ROOT,
                "# degradation: %s, sha256 %s, views %d, seed %d",
                request.degradation(),
                Sha256.of(degradation.toString().getBytes(StandardCharsets.UTF_8)),
                request.views(),
                request.seed()));
        lines.add("# weight: " + request.weight());
        if (fitted.isKnown()) {
            lines.add(PseudoLabeled.FITTED + fitted.text());
        }
        lines.add(String.join(",", PseudoLabeled.COLUMNS));
        return List.copyOf(lines);
    }
}
