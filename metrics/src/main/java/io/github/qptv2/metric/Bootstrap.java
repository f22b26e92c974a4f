package io.github.qptv2.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * 95 % percentile intervals (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13): the measures
 * are taken anew on items drawn with replacement. Where items are grouped, whole groups are drawn, since images of one
 * content are not independent.
 *
 * <p>The same seed gives the same intervals, on any number of cores.
 *
 * @param replicates how often items are drawn, at least 2; 1000 is customary
 */
public record Bootstrap(int replicates, long seed) {

    /** Checks the range. */
    public Bootstrap {
        if (replicates < 2) {
            throw new IllegalArgumentException("replicates must be at least 2, got " + replicates);
        }
    }

    /**
     * Agreement on resampled items, one for each replicate.
     *
     * @param fit the curve of all items, from which those of the replicates are sought
     */
    List<Agreement> resampled(PairedScores paired, LogisticFit.Family family, LogisticFit fit) {
        return samples(drawable(paired))
                .map(paired::select)
                .map(sample -> Agreement.of(sample, fit.again(family, sample.predictions(), sample.mos())))
                .toList();
    }

    /** Of a single group there is only itself to draw: its items are drawn instead. */
    private static List<int[]> drawable(PairedScores paired) {
        List<int[]> members = paired.members();
        return members.size() > 1
                ? members
                : IntStream.range(0, paired.size()).mapToObj(i -> new int[] {i}).toList();
    }

    /** Places of the items in each replicate, in parallel. */
    Stream<int[]> samples(List<int[]> members) {
        var random = new SplittableRandom(seed);
        List<SplittableRandom> draws =
                IntStream.range(0, replicates).mapToObj(i -> random.split()).toList();
        return draws.parallelStream().map(draw -> drawn(members, draw));
    }

    /** As many groups as there are, each as likely; drawn again if that leaves a single item. */
    private static int[] drawn(List<int[]> members, SplittableRandom random) {
        int[] places;
        do {
            places = IntStream.range(0, members.size())
                    .mapToObj(i -> members.get(random.nextInt(members.size())))
                    .flatMapToInt(Arrays::stream)
                    .toArray();
        } while (places.length < 2);
        return places;
    }

    /** The interval of one measure. */
    static Interval interval(List<Agreement> replicates, ToDoubleFunction<Agreement> measure) {
        return Interval.ofSorted(
                replicates.stream().mapToDouble(measure).sorted().toArray());
    }
}
