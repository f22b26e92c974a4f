package io.github.qptv2.cli.evaluate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.qptv2.evaluate.Evaluation;
import io.github.qptv2.evaluate.Evaluation.Result;

/** Formats evaluations as tables. */
final class EvaluationText {

    private EvaluationText() {}

    static String table(List<Evaluation> evaluations) {
        String blocks = evaluations.stream().map(EvaluationText::blocks).collect(Collectors.joining("\n"));
        return evaluations.size() > 1 ? blocks + "\n" + matrix(evaluations) : blocks;
    }

    private static String blocks(Evaluation evaluation) {
        var text = new StringBuilder(block(evaluation, evaluation.results(false)));
        var less = evaluation.results(true);
        if (!less.isEmpty()) {
            text.append('\n').append(block(evaluation, less));
        }
        return text.toString();
    }

    private static String block(Evaluation evaluation, List<Result> results) {
        Result first = results.get(0);
        String which = results.size() > 1
                ? "%d random splits, %s%s"
                        .formatted(
                                results.size(),
                                first.part(),
                                first.excluded() > 0 ? ", without the excluded images" : "")
                : first.title();
        String title =
                "%s on %s, %s\n".formatted(evaluation.model(), evaluation.copy().label(), which);
        return title
                + (results.size() > 1 ? splits(results) : AgreementText.table(AgreementMetrics.of(first.report())));
    }

    private static String splits(List<Result> results) {
        var names = AgreementMetrics.of(results.get(0).report()).measures().keySet();
        var text = new StringBuilder("\n%-20s %7s".formatted("split", "n"));
        names.forEach(name -> text.append(" %14s".formatted(name)));
        text.append('\n');
        for (Result result : results) {
            var metrics = AgreementMetrics.of(result.report());
            text.append("%-20s %7d".formatted(result.split(), metrics.n()));
            metrics.measures().values().forEach(estimate -> text.append(number(estimate.value())));
            text.append('\n');
        }
        text.append("%-20s %7s".formatted("median", ""));
        MetricMedians.of(results).values().forEach(value -> text.append(number(value)));
        return text.append('\n').toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, " %14.4f", value);
    }

    /** A row for each model, a column for each dataset. */
    private static String matrix(List<Evaluation> evaluations) {
        var sets = evaluations.stream()
                .map(evaluation -> evaluation.copy().label())
                .distinct()
                .toList();
        Map<String, List<Evaluation>> models = evaluations.stream()
                .collect(Collectors.groupingBy(Evaluation::model, LinkedHashMap::new, Collectors.toList()));
        int names = widest(models.keySet(), 1), cells = widest(sets, "0.0000 / 0.0000".length());
        var text = new StringBuilder("SRCC / logistic-fitted PLCC\n\n").append(" ".repeat(names));
        sets.forEach(set -> text.append("  ").append(padded(set, cells)));
        text.append('\n');
        models.forEach((model, row) -> {
            text.append(model).append(" ".repeat(names - model.length()));
            row.forEach(cell -> text.append("  ").append(padded(cell(cell), cells)));
            text.append('\n');
        });
        return text.toString();
    }

    private static int widest(Collection<String> texts, int min) {
        return Math.max(min, texts.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String padded(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String cell(Evaluation evaluation) {
        return String.format(Locale.ROOT, "%.4f / %.4f", evaluation.medianSrcc(), evaluation.medianFittedPlcc());
    }
}
