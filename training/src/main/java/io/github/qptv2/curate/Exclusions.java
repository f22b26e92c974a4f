package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.qptv2.data.Pipeline;

/** The pictures of benchmarks, which nothing may be trained on. */
final class Exclusions {

    private final HammingIndex index;
    private final List<String> sets = new ArrayList<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final List<Integer> setOf = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private Exclusions(int distance) {
        this.index = new HammingIndex(distance);
    }

    /** Hashes every picture of some sets, which are pools of any kind. */
    static Exclusions of(CurationRequest request, Progress progress) throws IOException {
        var exclusions = new Exclusions(request.config().duplicates().distance());
        for (Path path : request.exclude()) {
            Pool set = Pool.of(path, exclusions.sets.size(), request.imageRoots());
            exclusions.sets.add(String.valueOf(path.getFileName()));
            exclusions.add(set, request.width(), progress);
        }
        return exclusions;
    }

    private void add(Pool set, Pipeline.Width width, Progress progress) {
        Iterator<PoolItem> items = set.items();
        try (var measured = new Pipeline<>(items, Measurer::identify, width)) {
            while (measured.hasNext()) {
                add(measured.next(), sets.size() - 1);
                progress.at("hashing " + sets.get(sets.size() - 1), paths.size() + broken.size(), -1);
            }
        }
    }

    private void add(Measurer.Identity picture, int set) {
        if (!picture.error().isEmpty()) {
            broken.add(picture.error());
            return;
        }
        files.putIfAbsent(picture.sha256(), paths.size());
        index.add(picture.hash(), contentKey(picture.sha256()));
        paths.add(picture.path());
        setOf.add(set);
    }

    /** The first 64 bits of the file's hash: two of a million files share them by chance once in 40 million runs. */
    static long contentKey(String sha256) {
        return Long.parseUnsignedLong(sha256, 0, 16, 16);
    }

    /** {@link Verdict#KEEP} unless the picture is one of a benchmark's, or looks like one as far as it was opened. */
    Verdict judge(Content content) {
        if (content instanceof Content.Measured picture) {
            return judge(picture);
        }
        Integer id = content instanceof Content.Unopened unopened ? files.get(unopened.sha256()) : null;
        return id == null ? Verdict.KEEP : verdict(id, 0, true);
    }

    private Verdict judge(Content.Measured picture) {
        HammingIndex.Near near = index.nearest(picture.hash(), contentKey(picture.sha256()));
        return near.found() ? verdict(near.id(), near.distance(), near.same()) : Verdict.KEEP;
    }

    private Verdict verdict(int id, int distance, boolean same) {
        var match = new Verdict.Match(sets.get(setOf.get(id)), paths.get(id), distance);
        String reason = same
                ? "is the file %s of %s".formatted(match.path(), match.set())
                : "is within %d bits of %s of %s".formatted(distance, match.path(), match.set());
        return new Verdict(false, same ? Verdict.BENCHMARK_IMAGE : Verdict.BENCHMARK_NEAR, reason, match);
    }

    /** How many pictures there are. */
    int size() {
        return index.size();
    }

    /** The sets' names, in the order given. */
    List<String> sets() {
        return List.copyOf(sets);
    }

    /** One line for each picture that could not be read, and so was not kept out. */
    List<String> broken() {
        return List.copyOf(broken);
    }
}
