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
 * How well a linear function of an encoder's vectors predicts opinions: ridge regression (Hoerl and Kennard, 1970) on
 * vectors whose channels are brought to mean 0 and deviation 1. The penalty is chosen by five-fold cross-validation on
 * the training items alone.
 *
 * @param seed of the folds
 */
public record LinearProbe(long seed) {

    private static final int FOLDS = 5;
    private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

    /**
     * A probe that was fitted.
     *
     * @param penalty chosen, for channels of deviation 1 and the mean over items of the squared error
     * @param validated mean SRCC over the folds with it
     * @param heldOut what is predicted for each training item by a function that was fitted without its fold
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Fit(double penalty, double validated, double[] heldOut, RidgeRegression.Line line) {

        /** Predicts the opinions of vectors (C). */
        public double[] predict(List<float[]> vectors) {
            return vectors.stream().mapToDouble(line::at).toArray();
        }
    }

    /**
     * Fits to vectors (C) and as many opinions.
     *
     * @throws IllegalArgumentException for fewer than 10 items
     */
    public Fit fit(List<float[]> vectors, double[] mos) {
        if (vectors.size() != mos.length || vectors.size() < 2 * FOLDS) {
            throw new IllegalArgumentException("a probe needs as many vectors as opinions, at least %d, got %d and %d"
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

    /** Places of the items in each fold. */
    private int[][] folds(int items) {
        var order = new ArrayList<>(IntStream.range(0, items).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return IntStream.range(0, FOLDS)
                .mapToObj(fold -> places(order, i -> i % FOLDS == fold))
                .toArray(int[][]::new);
    }

    /** For each penalty, what each item is predicted by the function of the other folds. */
    private static double[][] heldOut(List<float[]> vectors, double[] mos, int[][] folds) {
        var predicted = new double[PENALTIES.length][mos.length];
        for (int[] held : folds) {
            int[] learnt = Stream.of(folds)
                    .filter(fold -> fold != held)
                    .flatMapToInt(IntStream::of)
                    .toArray();
            var ridge = RidgeRegression.of(at(vectors, learnt), at(mos, learnt));
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

    private static int[] places(List<Integer> order, IntPredicate wanted) {
        return IntStream.range(0, order.size()).filter(wanted).map(order::get).toArray();
    }

    private static List<float[]> at(List<float[]> vectors, int[] places) {
        return IntStream.of(places).mapToObj(vectors::get).toList();
    }

    private static double[] at(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
    }
}
