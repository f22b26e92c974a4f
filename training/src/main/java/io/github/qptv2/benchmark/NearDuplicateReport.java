package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.media.feature.HammingIndex;
import io.github.qptv2.media.feature.PerceptualHash;

/**
 * Test images with a near duplicate in the training or validation part.
 *
 * @param isSearched whether images were hashed; without a search there are no pairs
 * @param pairs each test image at most once in a split, with its nearest training image
 */
public record NearDuplicateReport(boolean isSearched, List<Pair> pairs) {

    /** Its file in the folder of a benchmark. */
    public static final String FILE = "near-duplicates.csv";

    /**
     * A test image and its nearest training image.
     *
     * @param split name of the split
     * @param distance number of different bits of 256
     */
    public record Pair(String split, Split.Key test, Split.Key train, int distance) {}

    /** Copies. */
    public NearDuplicateReport {
        pairs = List.copyOf(pairs);
    }

    /** @param radius most different bits of 256, 0..64 */
    static NearDuplicateReport of(List<BenchmarkSplit> splits, ImageHashes hashes, int radius) {
        var pairs = new ArrayList<Pair>();
        for (BenchmarkSplit split : splits) {
            pairs.addAll(of(split, hashes, radius));
        }
        return new NearDuplicateReport(true, pairs);
    }

    private static List<Pair> of(BenchmarkSplit planned, ImageHashes hashes, int radius) {
        var index = new HammingIndex(radius);
        var trained = new ArrayList<Split.Key>();
        Stream.of(planned.split().train(), planned.split().validation())
                .flatMap(List::stream)
                .forEach(key -> {
                    for (PerceptualHash hash : hashes.of(key)) {
                        index.add(hash, 0);
                        trained.add(key);
                    }
                });
        var pairs = new ArrayList<Pair>();
        for (Split.Key key : planned.split().test()) {
            // the index has all rotations, so one of the test image suffices
            var near = hashes.of(key).stream().limit(1).map(hash -> index.nearest(hash, 0));
            near.filter(HammingIndex.Near::found)
                    .forEach(found ->
                            pairs.add(new Pair(planned.name(), key, trained.get(found.id()), found.distance())));
        }
        return pairs;
    }

    /** One sentence. */
    String text() {
        if (!isSearched) {
            return "Near duplicates between test and training part were not searched.";
        }
        return pairs.isEmpty()
                ? "No test image has a near duplicate in the training part."
                : String.format(
                        Locale.ROOT,
                        "%,d test images of %d splits have a near duplicate in the training part (%s).",
                        pairs.size(),
                        counts().size(),
                        FILE);
    }

    /** A benchmark whose images were not hashed. */
    static NearDuplicateReport notSearched() {
        return new NearDuplicateReport(false, List.of());
    }

    /** Number of test images of each split with a near duplicate. */
    public Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        pairs.forEach(pair -> counts.merge(pair.split(), 1, Integer::sum));
        return counts;
    }

    void write(Path folder) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("split", "test_set", "test_image", "train_set", "train_image", "distance"));
        pairs.forEach(pair -> rows.add(List.of(
                pair.split(),
                pair.test().set(),
                pair.test().name(),
                pair.train().set(),
                pair.train().name(),
                Integer.toString(pair.distance()))));
        CsvFile.write(folder.resolve(FILE), rows);
    }
}
