package io.github.qptv2.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.metric.PairedScores;
import io.github.qptv2.metric.PooledAgreement.SplitScores;

/**
 * The complete result of one method on one split.
 *
 * @param tests predictions for each test part, in the order of the split
 */
public record BenchmarkCell(String method, BenchmarkSplit split, CellResult result, List<Test> tests) {

    /** Copies. */
    public BenchmarkCell {
        tests = List.copyOf(tests);
    }

    /** Predictions for the items of a test part. */
    public record Test(TestPart part, SplitScores scores) {}

    /** Seconds for training and scoring, {@link CellResult#seconds}. */
    public double seconds() {
        return result.seconds();
    }

    static BenchmarkCell read(String method, BenchmarkMethod.Cell cell) throws IOException {
        var predictions = CellPredictions.read(cell.folder(), cell.tested());
        var tests = new ArrayList<Test>();
        for (TestPart part : cell.split().tests()) {
            tests.add(new Test(part, scores(cell, part, predictions)));
        }
        return new BenchmarkCell(method, cell.split(), CellResult.read(cell.folder()), tests);
    }

    private static SplitScores scores(BenchmarkMethod.Cell cell, TestPart part, Map<Split.Key, Double> predictions)
            throws IOException {
        var set = cell.tested().stream()
                .filter(each -> each.name().equals(part.set()))
                .findFirst()
                .orElseThrow();
        Map<String, LabeledItem> items = new HashMap<>();
        set.set().usable().forEach(item -> items.put(item.name(), item));
        var chosen = new ArrayList<LabeledItem>();
        var values = new ArrayList<Double>();
        for (String name : part.names()) {
            Double value = predictions.get(new Split.Key(part.set(), name));
            LabeledItem item = items.get(name);
            if (value != null && item != null) {
                chosen.add(item);
                values.add(value);
            }
        }
        if (chosen.size() < 2) {
            throw new IOException("%s: agreement needs at least 2 scored items of %s, got %d"
                    .formatted(cell.folder(), part.title(), chosen.size()));
        }
        var paired = PairedScores.of(
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                chosen.stream().mapToDouble(LabeledItem::mos).toArray());
        return new SplitScores(
                paired,
                chosen.stream().map(LabeledItem::name).toList(),
                chosen.stream().map(LabeledItem::content).toList());
    }
}
