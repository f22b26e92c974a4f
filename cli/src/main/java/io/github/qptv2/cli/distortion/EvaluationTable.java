package io.github.qptv2.cli.distortion;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.distortion.DistortionEvaluation;

import static io.github.qptv2.io.RootFormat.format;

/** The figures of a distortion head as text and JSON. */
final class EvaluationTable {

    private EvaluationTable() {}

    static String of(String title, DistortionEvaluation figures) {
        var text = new StringBuilder(format("%s: %,d crops%n", title, figures.samples()));
        text.append(format("%-16s %6s %6s %6s %8s %6s%n", "DISTORTION", "CROPS", "AP", "ECE", "NAMED>=3", "LEVEL"));
        for (var each : figures.classes()) {
            text.append(format(
                    "%-16s %6d %6.3f %6.3f %8.2f %6.2f%n",
                    each.distortion(),
                    each.samples(),
                    each.averagePrecision(),
                    each.calibrationError(),
                    each.named(),
                    each.levelError()));
        }
        text.append(format(
                "mAP %.3f, mean ECE %.3f, ECE of all probabilities %.3f%n",
                figures.meanAveragePrecision(),
                figures.meanCalibrationError(),
                figures.reliability().error()));
        text.append(format(
                "nothing found in %.1f %% of %,d pristine crops%n", 100 * figures.nothingFound(), figures.pristine()));
        text.append(format(
                "the strongest cause is right in %.1f %% of %,d crops with a level of 3 or more%n",
                100 * figures.strongestNamed(), figures.strong()));
        text.append(format("%-11s %9s %9s%n", "RELIABILITY", "PREDICTED", "OBSERVED"));
        for (var bin : figures.reliability().bins()) {
            text.append(format("%11d %9.3f %9.3f%n", bin.samples(), bin.predicted(), bin.observed()));
        }
        return text.toString();
    }

    static Map<String, Object> json(DistortionEvaluation figures) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("crops", figures.samples());
        fields.put("map", figures.meanAveragePrecision());
        fields.put("ece", figures.meanCalibrationError());
        fields.put("ece_all", figures.reliability().error());
        fields.put("pristine", figures.pristine());
        fields.put("nothing_found", figures.nothingFound());
        fields.put("strong", figures.strong());
        fields.put("strongest_named", figures.strongestNamed());
        fields.put("distortions", figures.classes());
        fields.put("reliability", figures.reliability().bins());
        return fields;
    }
}
