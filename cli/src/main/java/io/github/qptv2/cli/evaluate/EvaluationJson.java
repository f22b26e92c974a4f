package io.github.qptv2.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.evaluate.Evaluation.Result;

/** Formats evaluations as JSON: the metrics of each split, and their medians over several splits. */
final class EvaluationJson {

    private EvaluationJson() {}

    static Map<String, Object> fields(List<Evaluation> evaluations) {
        var metrics = new ArrayList<Map<String, Object>>();
        var medians = new ArrayList<Map<String, Object>>();
        for (Evaluation evaluation : evaluations) {
            evaluation.results().forEach(result -> metrics.add(metrics(evaluation, result)));
            for (boolean less : new boolean[] {false, true}) {
                List<Result> results = evaluation.results(less);
                if (results.size() > 1) {
                    medians.add(medians(evaluation, results, less));
                }
            }
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("evaluations", metrics);
        fields.put("medians", medians);
        return fields;
    }

    private static Map<String, Object> metrics(Evaluation evaluation, Result result) {
        var fields = subject(evaluation);
        fields.put("split", result.split());
        fields.put("part", result.part());
        fields.put("excluded", result.excluded());
        fields.put("unscored", evaluation.unscored().size());
        fields.putAll(AgreementText.json(AgreementMetrics.of(result.report())));
        return fields;
    }

    private static Map<String, Object> medians(Evaluation evaluation, List<Result> results, boolean less) {
        var fields = subject(evaluation);
        fields.put("splits", results.size());
        fields.put("excluding", less);
        fields.putAll(MetricMedians.of(results));
        return fields;
    }

    private static Map<String, Object> subject(Evaluation evaluation) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("model", evaluation.model());
        fields.put("set", evaluation.copy().label());
        return fields;
    }
}
