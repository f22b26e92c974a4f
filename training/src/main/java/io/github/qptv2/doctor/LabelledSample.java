package io.github.qptv2.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.data.benchmark.LabelledSet;
import io.github.qptv2.data.benchmark.Part;
import io.github.qptv2.evaluate.SetCopy;

/**
 * Labelled pictures to rank conventions by: the official test part where there is one, else the whole set, and of that
 * a seeded sample.
 *
 * @param copy of the set
 * @param items drawn, in the labels' order
 * @param of how many they were drawn from
 * @param official whether from the official test part
 */
public record LabelledSample(SetCopy copy, List<LabelledItem> items, int of, boolean official) {

    /** With fewer, a correlation says next to nothing. */
    static final int FEWEST = 10;

    /** Copies. */
    public LabelledSample {
        items = List.copyOf(items);
    }

    /**
     * Draws.
     *
     * @param limit most pictures, at least 10
     * @throws IOException in one line if the labels cannot be read or are fewer than 10
     * @throws IllegalArgumentException if there is no such set
     */
    public static LabelledSample draw(String name, Path folder, int limit, long seed) throws IOException {
        if (limit < FEWEST) {
            throw new IllegalArgumentException("labelled pictures must be at least " + FEWEST + ", got " + limit);
        }
        var copy = SetCopy.read(name, folder);
        LabelledSet set = copy.set();
        var test = set.part(Part.TEST);
        var pool = test.isEmpty() ? set.usable() : test;
        if (pool.size() < FEWEST) {
            throw new IOException("%s: ranking conventions needs at least %d labelled pictures, got %d"
                    .formatted(folder, FEWEST, pool.size()));
        }
        return new LabelledSample(copy, sample(pool, limit, seed), pool.size(), !test.isEmpty());
    }

    private static List<LabelledItem> sample(List<LabelledItem> pool, int limit, long seed) {
        var random = new SplittableRandom(seed);
        var keys =
                IntStream.range(0, pool.size()).mapToObj(i -> random.nextLong()).toList();
        var places = new ArrayList<>(IntStream.range(0, pool.size()).boxed().toList());
        places.sort(Comparator.comparing(keys::get));
        Set<Integer> drawn = places.stream().limit(limit).collect(Collectors.toSet());
        return IntStream.range(0, pool.size())
                .filter(drawn::contains)
                .mapToObj(pool::get)
                .toList();
    }
}
