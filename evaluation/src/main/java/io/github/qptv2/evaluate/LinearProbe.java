package io.github.qptv2.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.qptv2.metric.Srcc;

/**
 * Linear probe of an encoder: ridge regression (Hoerl and Kennard, 1970) from standardized embeddings to MOS. Five-fold
 * cross-validation on the training items selects the penalty.
 *
 * @param seed of the folds
 */
public record LinearProbe(long seed) {

    private static final int FOLDS = 5;
    private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

    /**
     * A fitted probe.
     *
     * @param penalty for channels of deviation 1 and the squared error averaged over items
     * @param validated mean SRCC over the folds
     * @param heldOut cross-validated prediction of each training item
     * @param line the fitted linear function
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Fit(double penalty, double validated, double[] heldOut, RidgeRegression.Line line) {

        /** Predicts the MOS of vectors (C). */
        public double[] predict(List<float[]> vectors) {
            return vectors.stream().mapToDouble(line::at).toArray();
        }
    }

    /**
     * Fits to vectors (C) and equally many MOS.
     *
     * @throws IllegalArgumentException for fewer than 10 items
     */
    public Fit fit(List<float[]> vectors, double[] mos) {
        if (vectors.size() != mos.length || vectors.size() < 2 * FOLDS) {
            throw new IllegalArgumentException("a probe needs equally many vectors and MOS, at least %d, got %d and %d"
                    .formatted(2 * FOLDS, vectors.size(), mos.length));
        }
        int[][] folds = folds(mos.length);
        double[][] heldOut = heldOut(vectors, mos, folds);
        double[] validated = Stream.of(heldOut)
                .mapToDouble(predicted -> validated(predicted, mos, folds))
                .toArray();
        int best = 0;
        for (int i = 1; i < validated.length; i++) {
            best = validated[i] > validated[best] ? i : best;
        }
        var line = RidgeRegression.of(vectors, mos).line(PENALTIES[best]);
        return new Fit(PENALTIES[best], validated[best], heldOut[best], line);
    }

    /** Indices of the items in each fold. */
    private int[][] folds(int items) {
        var order = new ArrayList<>(IntStream.range(0, items).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return IntStream.range(0, FOLDS)
                .mapToObj(fold -> indices(order, i -> i % FOLDS == fold))
                .toArray(int[][]::new);
    }

    /** For each penalty, the prediction of each item by the fit of the other folds. */
    private static double[][] heldOut(List<float[]> vectors, double[] mos, int[][] folds) {
        var predicted = new double[PENALTIES.length][mos.length];
        for (int[] held : folds) {
            int[] training = Stream.of(folds)
                    .filter(fold -> fold != held)
                    .flatMapToInt(IntStream::of)
                    .toArray();
            var ridge = RidgeRegression.of(at(vectors, training), at(mos, training));
            for (int i = 0; i < PENALTIES.length; i++) {
                var line = ridge.line(PENALTIES[i]);
                for (int item : held) {
                    predicted[i][item] = line.at(vectors.get(item));
                }
            }
        }
        return predicted;
    }

    /** Mean SRCC over the folds. */
    private static double validated(double[] predicted, double[] mos, int[][] folds) {
        return Stream.of(folds)
                .mapToDouble(fold -> Srcc.of(at(predicted, fold), at(mos, fold)))
                .average()
                .orElseThrow();
    }

    private static int[] indices(List<Integer> order, IntPredicate wanted) {
        return IntStream.range(0, order.size()).filter(wanted).map(order::get).toArray();
    }

    private static List<float[]> at(List<float[]> vectors, int[] indices) {
        return IntStream.of(indices).mapToObj(vectors::get).toList();
    }

    private static double[] at(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
