package io.github.qptv2.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.evaluate.Evaluation.Result;

/** Medians of all metrics over splits, by their published names. */
final class MetricMedians {

    private MetricMedians() {}

    static Map<String, Double> of(List<Result> results) {
        var medians = new LinkedHashMap<String, Double>();
        for (String name : new ArrayList<>(
                AgreementMetrics.of(results.get(0).report()).measures().keySet())) {
            medians.put(name, Evaluation.median(results, report -> AgreementMetrics.of(report)
                    .value(name)));
        }
        return medians;
    }
}
