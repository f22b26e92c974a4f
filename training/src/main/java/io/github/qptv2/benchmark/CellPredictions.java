package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.table.Table;

/** The predictions of one method on one split: {@code predictions.csv}, written by a prediction log. */
final class CellPredictions {

    /** Name of the file. */
    static final String FILE = "predictions.csv";

    private CellPredictions() {}

    /** The tested items of a dataset, in the order of its labels. */
    static List<LabeledItem> tested(BenchmarkSplit split, LabeledDataset set) {
        Set<String> names = new HashSet<>();
        split.split().test().stream()
                .filter(key -> key.set().equals(set.name()))
                .forEach(key -> names.add(key.name()));
        return set.usable().stream().filter(item -> names.contains(item.name())).toList();
    }

    /** Reads the predictions by item; the log names datasets by their labels. */
    static Map<Split.Key, Double> read(Path folder, List<BenchmarkSet> sets) throws IOException {
        Map<String, String> names = new HashMap<>();
        sets.forEach(set -> names.put(set.copy().label(), set.name()));
        Map<Split.Key, Double> predictions = new HashMap<>();
        Table.csv(folder.resolve(FILE))
                .rows(
                        List.of("set", "name", "pred"),
                        row -> predictions.put(
                                new Split.Key(names.getOrDefault(row.text("set"), row.text("set")), row.text("name")),
                                row.number("pred")));
        return predictions;
    }
}
