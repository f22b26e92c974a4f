package io.github.qptv2.cli.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.evaluate.Evaluation.Result;

/** Formats evaluations as CSV: a row for each split, and one for each of its groups. */
final class EvaluationCsv {

    private EvaluationCsv() {}

    static String text(List<Evaluation> evaluations) {
        Set<String> measures = new LinkedHashSet<>();
        evaluations.forEach(evaluation -> evaluation
                .results()
                .forEach(result -> measures.addAll(
                        AgreementMetrics.of(result.report()).measures().keySet())));
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<>(List.of("model", "set", "split", "part", "excluded", "group", "n"));
        measures.forEach(name -> header.addAll(List.of(name, name + "_low", name + "_high")));
        rows.add(header);
        for (Evaluation evaluation : evaluations) {
            evaluation.results().forEach(result -> rows.addAll(rows(evaluation, result, measures)));
        }
        return CsvFile.text(rows);
    }

    private static List<List<String>> rows(Evaluation evaluation, Result result, Set<String> measures) {
        var metrics = AgreementMetrics.of(result.report());
        var rows = new ArrayList<List<String>>();
        var all = row(evaluation, result, "", metrics.n());
        for (String name : measures) {
            var estimate = metrics.measures().get(name);
            all.add(estimate == null ? "" : String.valueOf(estimate.value()));
            all.add(estimate == null ? "" : AgreementText.text(AgreementMetrics.low(estimate)));
            all.add(estimate == null ? "" : AgreementText.text(AgreementMetrics.high(estimate)));
        }
        rows.add(all);
        for (var group : metrics.groups()) {
            var row = row(evaluation, result, group.name(), group.n());
            for (String name : measures) {
                row.addAll(List.of(AgreementText.text(group.values().get(name)), "", ""));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> row(Evaluation evaluation, Result result, String group, int n) {
        return new ArrayList<>(List.of(
                evaluation.model(),
                evaluation.copy().label(),
                result.split(),
                result.part(),
                String.valueOf(result.excluded()),
                group,
                String.valueOf(n)));
    }
}
