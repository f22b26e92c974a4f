package io.github.qptv2.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import io.github.qptv2.metric.Interval;

/**
 * The bootstrap over images (Efron and Tibshirani 1993, chapter 13): a statistic is taken anew on images drawn with
 * replacement, whole groups of one content together. Every statistic sees the same draws, so differences are paired.
 */
final class ImageBootstrap {

    private static final int REPLICATES = 4000;

    private final List<int[]> draws;

    /** @param groups what each image was made from; those of one content are drawn together */
    ImageBootstrap(List<String> groups, long seed) {
        List<int[]> members = members(groups);
        var random = new SplittableRandom(seed);
        draws = IntStream.range(0, REPLICATES)
                .mapToObj(replicate -> drawn(members, random))
                .toList();
    }

    private static List<int[]> members(List<String> groups) {
        var members = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < groups.size(); i++) {
            members.computeIfAbsent(groups.get(i), name -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .map(places -> places.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int[] drawn(List<int[]> members, SplittableRandom random) {
        return IntStream.range(0, members.size())
                .mapToObj(i -> members.get(random.nextInt(members.size())))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /**
     * The percentile interval of a statistic.
     *
     * @param confidence in (0, 1)
     * @param statistic of the images at these places, which may repeat
     */
    Interval interval(double confidence, ToDoubleFunction<int[]> statistic) {
        return Interval.ofSorted(
                draws.parallelStream().mapToDouble(statistic).sorted().toArray(), confidence);
    }
}
