package io.github.qptv2.cli;

import java.util.List;

import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.metric.AgreementReport;

/** How figures of agreement are written. */
enum AgreementFormat {
    TABLE,
    CSV,
    JSON;

    String text(AgreementReport report) {
        var figures = AgreementFigures.of(report);
        return switch (this) {
            case TABLE -> AgreementText.table(figures);
            case CSV -> AgreementText.csv(figures);
            case JSON -> Json.line(AgreementText.json(figures)) + "\n";
        };
    }

    /** Of each model on each set. */
    String text(List<Evaluation> evaluations) {
        return switch (this) {
            case TABLE -> EvaluationText.table(evaluations);
            case CSV -> EvaluationCsv.text(evaluations);
            case JSON -> Json.line(EvaluationJson.fields(evaluations)) + "\n";
        };
    }
}
