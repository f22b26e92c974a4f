package io.github.qptv2.ablation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.qptv2.benchmark.BenchmarkCell;
import io.github.qptv2.metric.PooledAgreement.SplitScores;
import io.github.qptv2.metric.Srcc;

/**
 * Predictions of several runs for the same items.
 *
 * @param items names, in order
 * @param contents of each item
 * @param mos of each item
 * @param predictions of each run, for each item
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RunScores(List<String> items, List<String> contents, double[] mos, List<double[]> predictions) {

    private record Item(String content, double mos) {}

    /** The items that all runs have scored. */
    static RunScores of(List<BenchmarkCell> results) {
        List<Map<String, Double>> runs = new ArrayList<>();
        Map<String, Item> all = new LinkedHashMap<>();
        Set<String> common = new HashSet<>();
        for (BenchmarkCell result : results) {
            SplitScores scores = result.tests().get(0).scores();
            Map<String, Double> run = new LinkedHashMap<>();
            for (int i = 0; i < scores.items().size(); i++) {
                String item = scores.items().get(i);
                run.put(item, scores.paired().predictions()[i]);
                all.put(item, new Item(scores.contents().get(i), scores.paired().mos()[i]));
            }
            if (runs.isEmpty()) {
                common.addAll(run.keySet());
            }
            common.retainAll(run.keySet());
            runs.add(run);
        }
        all.keySet().retainAll(common);
        List<String> items = List.copyOf(all.keySet());
        return new RunScores(
                items,
                all.values().stream().map(Item::content).toList(),
                all.values().stream().mapToDouble(Item::mos).toArray(),
                runs.stream()
                        .map(run -> items.stream().mapToDouble(run::get).toArray())
                        .toList());
    }

    /** The same for the items that the other one has, too. */
    RunScores with(RunScores other) {
        Set<String> kept = new HashSet<>(other.items());
        int[] at = IntStream.range(0, items.size())
                .filter(i -> kept.contains(items.get(i)))
                .toArray();
        return new RunScores(
                IntStream.of(at).mapToObj(items::get).toList(),
                IntStream.of(at).mapToObj(contents::get).toList(),
                select(mos, at),
                predictions.stream().map(run -> select(run, at)).toList());
    }

    /** SRCC of each run. */
    double[] srcc() {
        return predictions.stream().mapToDouble(run -> Srcc.of(run, mos)).toArray();
    }

    /** Mean SRCC over the runs on the items at these indices. */
    double meanSrcc(int[] indices) {
        double[] some = select(mos, indices);
        return predictions.stream()
                .mapToDouble(run -> Srcc.of(select(run, indices), some))
                .average()
                .orElseThrow();
    }

    private static double[] select(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
