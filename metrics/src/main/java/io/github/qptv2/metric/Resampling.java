package io.github.qptv2.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Bootstrap samples of item indices (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13). Groups
 * are drawn with replacement and as wholes, since images of one content are not independent. Every statistic is
 * computed on the same samples, so differences between statistics are paired. The seed determines the samples, on any
 * number of cores.
 */
public final class Resampling {

    private static final int MIN_ITEMS = 2;

    private final List<int[]> groups;
    private final int min;
    private final int replicates;
    private final long seed;
    private @Nullable List<int[]> drawn; // kept from the first interval on

    /**
     * @param groups indices of the items of each group, at least one group
     * @param replicates number of samples, at least 2
     */
    Resampling(List<int[]> groups, int replicates, long seed) {
        this.groups = groups;
        this.min = Math.min(
                MIN_ITEMS, groups.stream().mapToInt(items -> items.length).sum());
        this.replicates = replicates;
        this.seed = seed;
    }

    /** The indices of equal keys, in the order in which the keys first appear. */
    static List<int[]> indicesByKey(List<?> keys) {
        var members = new LinkedHashMap<Object, List<Integer>>();
        for (int i = 0; i < keys.size(); i++) {
            members.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .map(indices -> indices.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Item indices of each replicate, computed in parallel; an index may repeat. */
    Stream<int[]> samples() {
        var random = new SplittableRandom(seed);
        List<SplittableRandom> generators =
                IntStream.range(0, replicates).mapToObj(i -> random.split()).toList();
        return generators.parallelStream().map(this::sample);
    }

    /**
     * Draws as many groups as exist, with equal probability; repeats the draw if it yields a single item of several.
     */
    private int[] sample(SplittableRandom random) {
        while (true) {
            var chosen = new ArrayList<int[]>(groups.size());
            int count = 0;
            for (int i = 0; i < groups.size(); i++) {
                int[] group = groups.get(random.nextInt(groups.size()));
                chosen.add(group);
                count += group.length;
            }
            if (count >= min) {
                return concatenated(chosen, count);
            }
        }
    }

    private static int[] concatenated(List<int[]> groups, int count) {
        var indices = new int[count];
        int end = 0;
        for (int[] group : groups) {
            System.arraycopy(group, 0, indices, end, group.length);
            end += group.length;
        }
        return indices;
    }

    private synchronized List<int[]> drawn() {
        if (drawn == null) {
            drawn = samples().toList();
        }
        return drawn;
    }

    /**
     * The percentile interval of a statistic.
     *
     * @param confidence in (0, 1)
     * @param statistic of the items at these indices, which may repeat
     */
    public Interval interval(double confidence, ToDoubleFunction<int[]> statistic) {
        return Interval.ofSorted(
                drawn().parallelStream().mapToDouble(statistic).sorted().toArray(), confidence);
    }
}
