package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.media.feature.HammingIndex;

/** The images of benchmarks, which are excluded from training. */
final class BenchmarkExclusions {

    private final HammingIndex index;
    private final List<String> sets = new ArrayList<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final List<Integer> setOf = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private BenchmarkExclusions(int distance) {
        this.index = new HammingIndex(distance);
    }

    /** Hashes every image of the excluded sets, which are pools of any kind. */
    static BenchmarkExclusions of(CurationRequest request, ProgressListener progress) throws IOException {
        var exclusions = new BenchmarkExclusions(request.config().duplicates().distance());
        for (Path path : request.exclude()) {
            ImagePool set = ImagePools.of(path, exclusions.sets.size(), request.imageRoots());
            exclusions.sets.add(String.valueOf(path.getFileName()));
            exclusions.add(set, request.width(), progress);
        }
        return exclusions;
    }

    private void add(ImagePool set, OrderedExecutor.Width width, ProgressListener progress) {
        Iterator<PoolItem> items = set.items();
        try (var measured = new OrderedExecutor<>(items, ImageMeasurer::identify, width)) {
            while (measured.hasNext()) {
                add(measured.next(), sets.size() - 1);
                progress.at("hashing " + sets.get(sets.size() - 1), paths.size() + broken.size(), -1);
            }
        }
    }

    private void add(ImageMeasurer.Identity image, int set) {
        if (!image.error().isEmpty()) {
            broken.add(image.error());
            return;
        }
        files.putIfAbsent(image.sha256(), paths.size());
        index.add(image.hash(), contentKey(image.sha256()));
        paths.add(image.path());
        setOf.add(set);
    }

    /** The first 64 bits of the file's hash: two of a million files share them by chance once in 40 million runs. */
    static long contentKey(String sha256) {
        return Long.parseUnsignedLong(sha256, 0, 16, 16);
    }

    /**
     * {@link CurationDecision#KEEP} unless the image is a file of a benchmark or, if it was decoded, a near duplicate
     * of one.
     */
    CurationDecision decide(ImageMeasurements content) {
        if (content instanceof ImageMeasurements.Measured image) {
            return decide(image);
        }
        Integer id = content instanceof ImageMeasurements.Unopened unopened ? files.get(unopened.sha256()) : null;
        return id == null ? CurationDecision.KEEP : decision(id, 0, true);
    }

    private CurationDecision decide(ImageMeasurements.Measured image) {
        HammingIndex.Near near = index.nearest(image.hash(), contentKey(image.sha256()));
        return near.found() ? decision(near.id(), near.distance(), near.same()) : CurationDecision.KEEP;
    }

    private CurationDecision decision(int id, int distance, boolean same) {
        var match = new CurationDecision.Match(sets.get(setOf.get(id)), paths.get(id), distance);
        String reason = same
                ? "is the file %s of %s".formatted(match.path(), match.set())
                : "is within " + distance + " bits of " + match.path() + " of " + match.set();
        return new CurationDecision(
                false, same ? CurationDecision.BENCHMARK_IMAGE : CurationDecision.BENCHMARK_NEAR, reason, match);
    }

    /** Number of images. */
    int size() {
        return index.size();
    }

    /** Names of the sets, in the given order. */
    List<String> sets() {
        return List.copyOf(sets);
    }

    /** One line for each unreadable image, which is not excluded. */
    List<String> malformed() {
        return List.copyOf(broken);
    }
}
