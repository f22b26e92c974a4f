package io.github.qptv2.probe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.qptv2.metric.Srcc;

/**
 * Five-fold cross-validation on the training items. Items of one content are in one fold.
 *
 * @param seed of the folds
 */
record CrossValidation(ProbeLabels labels, long seed) {

    /** Candidate ridges. */
    static final List<Double> CANDIDATES = List.of(10.0, 3.0, 1.0, 0.3, 0.1, 0.03, 0.01);

    private static final int FOLDS = 5, MAX = 2000;

    /**
     * The ridge with the highest mean SRCC over the folds. At most 2,000 random items are used, since the best ridge, a
     * noise-to-signal ratio, hardly depends on their number.
     *
     * @param k kernel matrix, (n, n)
     */
    double bestRidge(float[][] k) {
        double[] mos = labels.mos();
        int[][] folds = folds(MAX);
        var sums = new double[CANDIDATES.size()];
        for (int[] held : folds) {
            int[] rest = others(folds, held);
            double[][] predicted = predicted(k, mos, rest, held);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Srcc.of(predicted[i], at(mos, held));
            }
        }
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            best = sums[i] > sums[best] ? i : best;
        }
        return CANDIDATES.get(best);
    }

    /** Prediction of each item by a fit without its fold. */
    double[] heldOut(float[][] k, double ridge) {
        double[] mos = labels.mos();
        int[][] folds = folds(mos.length);
        var predicted = new double[mos.length];
        for (int[] held : folds) {
            int[] rest = others(folds, held);
            double level = mean(mos, rest);
            double[] dual =
                    ConjugateGradients.solve(part(k, rest), ridge, centered(mos, rest, level), new double[rest.length]);
            double[] values = values(k, held, rest, dual, level);
            for (int i = 0; i < held.length; i++) {
                predicted[held[i]] = values[i];
            }
        }
        return predicted;
    }

    /** For each candidate, predictions of {@code held} by a fit to {@code rest}. */
    private static double[][] predicted(float[][] k, double[] mos, int[] rest, int[] held) {
        float[][] part = part(k, rest);
        double level = mean(mos, rest);
        double[] centered = centered(mos, rest, level), dual = new double[rest.length];
        var predicted = new double[CANDIDATES.size()][];
        for (int i = 0; i < predicted.length; i++) {
            dual = ConjugateGradients.solve(part, CANDIDATES.get(i), centered, dual);
            predicted[i] = values(k, held, rest, dual, level);
        }
        return predicted;
    }

    private static double[] values(float[][] k, int[] held, int[] rest, double[] dual, double level) {
        return IntStream.of(held)
                .mapToDouble(item -> {
                    double sum = level;
                    for (int j = 0; j < rest.length; j++) {
                        sum += k[item][rest[j]] * dual[j];
                    }
                    return sum;
                })
                .toArray();
    }

    /** Indices of the items in each fold, about {@code max} items in all. */
    private int[][] folds(int max) {
        var contents = labels.contents();
        Map<String, List<Integer>> members = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            members.computeIfAbsent(contents.get(i), name -> new ArrayList<>()).add(i);
        }
        var order = new ArrayList<>(members.keySet().stream().sorted().toList());
        Collections.shuffle(order, new Random(seed));
        var folds = IntStream.range(0, FOLDS)
                .mapToObj(fold -> new ArrayList<Integer>())
                .toList();
        int taken = 0;
        for (int i = 0; i < order.size() && taken < max; i++) {
            var items = members.getOrDefault(order.get(i), List.of());
            folds.get(i % FOLDS).addAll(items);
            taken += items.size();
        }
        if (folds.stream().anyMatch(fold -> fold.size() < 2)) {
            throw new IllegalArgumentException(
                    "cross-validation needs at least 10 training images of 5 contents, got %d of %d"
                            .formatted(contents.size(), members.size()));
        }
        return folds.stream()
                .map(fold -> fold.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static int[] others(int[][] folds, int[] held) {
        return Stream.of(folds)
                .filter(fold -> fold != held)
                .flatMapToInt(IntStream::of)
                .toArray();
    }

    private static float[][] part(float[][] k, int[] indices) {
        var part = new float[indices.length][indices.length];
        for (int i = 0; i < indices.length; i++) {
            float[] row = k[indices[i]];
            for (int j = 0; j < indices.length; j++) {
                part[i][j] = row[indices[j]];
            }
        }
        return part;
    }

    private static double mean(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).average().orElseThrow();
    }

    private static double[] centered(double[] values, int[] indices, double level) {
        return IntStream.of(indices).mapToDouble(i -> values[i] - level).toArray();
    }

    private static double[] at(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
