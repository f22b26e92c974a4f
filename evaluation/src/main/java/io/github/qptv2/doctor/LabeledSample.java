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

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.evaluate.DatasetCopy;

/**
 * Labeled images to rank conventions by: the official test part where there is one, else the whole set, and of that a
 * seeded sample.
 *
 * @param copy of the set
 * @param items drawn, in the labels' order
 * @param of how many they were drawn from
 * @param official whether from the official test part
 */
public record LabeledSample(DatasetCopy copy, List<LabeledItem> items, int of, boolean official) {

    /** With fewer, a correlation says next to nothing. */
    static final int FEWEST = 10;

    /** Copies. */
    public LabeledSample {
        items = List.copyOf(items);
    }

    /**
     * Draws.
     *
     * @param limit most images, at least 10
     * @throws IOException in one line if the labels cannot be read or are fewer than 10
     * @throws IllegalArgumentException if there is no such set
     */
    public static LabeledSample draw(String name, Path folder, int limit, long seed) throws IOException {
        if (limit < FEWEST) {
            throw new IllegalArgumentException("labeled images must be at least " + FEWEST + ", got " + limit);
        }
        var copy = DatasetCopy.read(name, folder);
        LabeledDataset set = copy.set();
        var test = set.part(SplitPart.TEST);
        var pool = test.isEmpty() ? set.usable() : test;
        if (pool.size() < FEWEST) {
            throw new IOException("%s: ranking conventions needs at least %d labeled images, got %d"
                    .formatted(folder, FEWEST, pool.size()));
        }
        return new LabeledSample(copy, sample(pool, limit, seed), pool.size(), !test.isEmpty());
    }

    private static List<LabeledItem> sample(List<LabeledItem> pool, int limit, long seed) {
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
