package io.github.qptv2.ablation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.qptv2.ablation.AblationConfig.Comparison;
import io.github.qptv2.benchmark.BenchmarkCell;
import io.github.qptv2.metric.Bootstrap;

/**
 * The results of an ablation: SRCC of each cell, and the differences that were planned. Intervals are of a bootstrap
 * over images, with the same samples for all runs and cells; the spread over runs is reported beside them.
 *
 * @param rows a row for each cell, method and share of the labels
 * @param differences a row for each comparison, method and share
 */
public record AblationResults(List<AblationRow> rows, List<AblationDifference> differences) {

    private static final int REPLICATES = 1000;

    /** Copies. */
    public AblationResults {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
    }

    /** What is compared within: a method with a share of the labels. */
    private record Setting(String method, double share) {}

    static AblationResults of(AblationPlan plan, List<AblationOutcome> outcomes, long seed) {
        var bootstrap = new Bootstrap(REPLICATES, seed);
        Map<Setting, Map<String, List<BenchmarkCell>>> runs = new LinkedHashMap<>();
        for (AblationOutcome outcome : outcomes) {
            for (BenchmarkCell result : outcome.results()) {
                var setting = new Setting(result.method(), result.split().share());
                runs.computeIfAbsent(setting, key -> new LinkedHashMap<>())
                        .computeIfAbsent(outcome.cell().name(), key -> new ArrayList<>())
                        .add(result);
            }
        }
        var rows = new ArrayList<AblationRow>();
        var differences = new ArrayList<AblationDifference>();
        runs.forEach((setting, cells) -> {
            var scores = new LinkedHashMap<String, RunScores>();
            cells.forEach((name, results) -> {
                var of = RunScores.of(results);
                scores.put(name, of);
                rows.add(AblationRow.of(name, setting.method(), setting.share(), results, of, bootstrap));
            });
            for (Comparison comparison : plan.comparisons()) {
                differences.add(AblationDifference.of(
                        comparison,
                        setting.method(),
                        setting.share(),
                        Objects.requireNonNull(scores.get(comparison.cell())),
                        Objects.requireNonNull(scores.get(comparison.against())),
                        bootstrap));
            }
        });
        return new AblationResults(rows, differences);
    }
}
