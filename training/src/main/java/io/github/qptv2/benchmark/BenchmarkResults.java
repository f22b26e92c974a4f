package io.github.qptv2.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.benchmark.BenchmarkRow.Entry;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.metric.PooledAgreement;
import org.jspecify.annotations.Nullable;

/**
 * The results of a benchmark.
 *
 * @param rows in the order of the methods and splits
 */
public record BenchmarkResults(BenchmarkPlan plan, List<BenchmarkRow> rows) {

    /** Copies. */
    public BenchmarkResults {
        rows = List.copyOf(rows);
    }

    /**
     * Summarizes complete splits by method, training and test.
     *
     * @param bootstrap over images; null for no intervals over images
     */
    public static BenchmarkResults of(
            BenchmarkPlan plan, List<BenchmarkCell> cells, LogisticFit.Family family, @Nullable Bootstrap bootstrap) {
        Map<List<String>, List<BenchmarkCell>> groups = new LinkedHashMap<>();
        for (BenchmarkCell cell : cells) {
            for (BenchmarkCell.Test test : cell.tests()) {
                groups.computeIfAbsent(
                                List.of(
                                        cell.method(),
                                        cell.split().training(),
                                        test.part().title()),
                                key -> new ArrayList<>())
                        .add(cell);
            }
        }
        var rows = new ArrayList<BenchmarkRow>();
        groups.forEach((key, group) -> rows.add(row(key, group, family, bootstrap)));
        return new BenchmarkResults(plan, rows);
    }

    private static BenchmarkRow row(
            List<String> key, List<BenchmarkCell> cells, LogisticFit.Family family, @Nullable Bootstrap bootstrap) {
        var tests = cells.stream()
                .map(cell -> cell.tests().stream()
                        .filter(test -> test.part().title().equals(key.get(2)))
                        .findFirst()
                        .orElseThrow())
                .toList();
        var agreement = PooledAgreement.of(
                tests.stream().map(BenchmarkCell.Test::scores).toList(), family, bootstrap);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < cells.size(); i++) {
            entries.add(new Entry(cells.get(i), tests.get(i), agreement.splits().get(i)));
        }
        return new BenchmarkRow(key.get(0), key.get(1), key.get(2), entries, agreement);
    }

    /** Each method minus every later one, where both have predictions for the same items. */
    public List<MethodDifference> differences() {
        var differences = new ArrayList<MethodDifference>();
        for (int i = 0; i < rows.size(); i++) {
            for (BenchmarkRow other : rows.subList(i + 1, rows.size())) {
                BenchmarkRow row = rows.get(i);
                if (row.training().equals(other.training())
                        && row.test().equals(other.test())
                        && items(row).equals(items(other))) {
                    var srcc = row.agreement().difference(other.agreement(), Measure.SRCC::of);
                    differences.add(
                            new MethodDifference(row.method(), other.method(), row.training(), row.test(), srcc));
                }
            }
        }
        return differences;
    }

    private static List<List<String>> items(BenchmarkRow row) {
        return row.entries().stream()
                .map(entry -> entry.test().scores().items())
                .toList();
    }

    /** Whether every test item has a prediction. */
    public boolean isComplete() {
        return rows.stream().flatMap(row -> row.entries().stream()).allMatch(entry -> entry.unscored() == 0);
    }
}
