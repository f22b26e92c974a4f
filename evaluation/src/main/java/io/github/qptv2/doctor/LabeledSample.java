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
 * A seeded sample of labeled images that ranks inference configurations: from the official test part where it exists,
 * else from the whole dataset.
 *
 * @param copy of the dataset
 * @param items the sample, in the order of the labels
 * @param of size of the part that was sampled
 * @param official whether that part is the official test part
 */
public record LabeledSample(DatasetCopy copy, List<LabeledItem> items, int of, boolean official) {

    /** With fewer images, a correlation is meaningless. */
    static final int MIN = 10;

    /** Copies. */
    public LabeledSample {
        items = List.copyOf(items);
    }

    /**
     * Draws a sample without replacement.
     *
     * @param limit maximum number of images, at least 10
     * @throws IOException in one line if the labels cannot be read or are fewer than 10
     * @throws IllegalArgumentException if no dataset has that name
     */
    public static LabeledSample draw(String name, Path folder, int limit, long seed) throws IOException {
        if (limit < MIN) {
            throw new IllegalArgumentException("labeled images must be at least " + MIN + ", got " + limit);
        }
        var copy = DatasetCopy.read(name, folder);
        LabeledDataset set = copy.set();
        var test = set.part(SplitPart.TEST);
        var pool = test.isEmpty() ? set.usable() : test;
        if (pool.size() < MIN) {
            throw new IOException("%s: ranking inference configurations needs at least %d labeled images, got %d"
                    .formatted(folder, MIN, pool.size()));
        }
        return new LabeledSample(copy, sample(pool, limit, seed), pool.size(), !test.isEmpty());
    }

    private static List<LabeledItem> sample(List<LabeledItem> pool, int limit, long seed) {
        var random = new SplittableRandom(seed);
        var keys =
                IntStream.range(0, pool.size()).mapToObj(i -> random.nextLong()).toList();
        var indices = new ArrayList<>(IntStream.range(0, pool.size()).boxed().toList());
        indices.sort(Comparator.comparing(keys::get));
        Set<Integer> drawn = indices.stream().limit(limit).collect(Collectors.toSet());
        return IntStream.range(0, pool.size())
                .filter(drawn::contains)
                .mapToObj(pool::get)
                .toList();
    }
}
