package io.github.qptv2.cli.evaluate;

import java.util.List;

import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.metric.AgreementReport;

/** Output formats of agreement metrics. */
enum AgreementFormat {
    TABLE,
    CSV,
    JSON;

    String text(AgreementReport report) {
        var metrics = AgreementMetrics.of(report);
        return switch (this) {
            case TABLE -> AgreementText.table(metrics);
            case CSV -> AgreementText.csv(metrics);
            case JSON -> JsonText.line(AgreementText.json(metrics)) + "\n";
        };
    }

    /** The metrics of each model on each dataset. */
    String text(List<Evaluation> evaluations) {
        return switch (this) {
            case TABLE -> EvaluationText.table(evaluations);
            case CSV -> EvaluationCsv.text(evaluations);
            case JSON -> JsonText.line(EvaluationJson.fields(evaluations)) + "\n";
        };
    }
}
