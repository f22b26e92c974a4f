package io.github.qptv2.distortion;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Average precision: the mean, over the samples of a class, of the precision among all ranked at least as high. */
final class AveragePrecision {

    private AveragePrecision() {}

    /**
     * Of scores and labels in the same order; ties share the precision at their end.
     *
     * @return in [0, 1], NaN without a sample of the class
     */
    static double of(double[] scores, boolean[] present) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double sum = 0;
        int hits = 0, begin = 0;
        while (begin < order.length) {
            int end = begin, before = hits;
            while (end < order.length && scores[order[end]] == scores[order[begin]]) {
                hits += present[order[end++]] ? 1 : 0;
            }
            sum += (hits - before) * ((double) hits / end);
            begin = end;
        }
        return hits == 0 ? Double.NaN : sum / hits;
    }
}
