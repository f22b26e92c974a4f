package io.github.qptv2.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.train.Provenance;
import io.github.qptv2.train.TrainingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * All splits of a benchmark, made before the first training.
 *
 * @param sets with the contents by which splits are drawn
 * @param duplicates near duplicates of test images in training parts
 */
public record BenchmarkPlan(
        Protocol protocol,
        SplitDraw draw,
        List<BenchmarkSet> sets,
        List<BenchmarkSplit> splits,
        NearDuplicateReport duplicates) {

    /** Its file in the folder of a benchmark. */
    public static final String FILE = "plan.json";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Copies. */
    public BenchmarkPlan {
        sets = List.copyOf(sets);
        splits = List.copyOf(splits);
    }

    /**
     * Search for near duplicates.
     *
     * @param radius most different bits of the 256-bit hashes of near duplicates, 0..64; -1 for no search
     * @param threads that decode, at least 1
     */
    public record DuplicateSearch(int radius, int threads) {
        /** Checks the range. */
        public DuplicateSearch {
            if (radius < -1 || radius > 64) {
                throw new IllegalArgumentException("distance must be in [0, 64], or -1 for no search, got " + radius);
            }
        }
    }

    /**
     * Plans a benchmark; hashes the images, keeps the hashes in the folder, and writes the near duplicates there.
     *
     * @throws IOException in one line if an image or a list cannot be read
     * @throws IllegalArgumentException in one line if a dataset does not allow the protocol
     */
    public static BenchmarkPlan of(
            Protocol protocol,
            SplitDraw draw,
            List<BenchmarkSet> sets,
            DuplicateSearch search,
            Path folder,
            ProgressListener progress)
            throws IOException {
        if (search.radius() < 0 || sets.stream().allMatch(set -> set.set().isOfClips())) {
            var splits = protocol.splits(sets.stream().map(BenchmarkSet::set).toList(), draw);
            return new BenchmarkPlan(protocol, draw, sets, splits, NearDuplicateReport.notSearched());
        }
        var hashes = ImageHashes.of(sets, folder.resolve("hashes.csv"), search.threads(), progress);
        var groups = new ContentGroups(hashes, search.radius());
        var grouped = sets.stream()
                .map(set -> protocol.isDrawn(set.set()) ? set.with(groups.grouped(set.set())) : set)
                .toList();
        var splits = protocol.splits(grouped.stream().map(BenchmarkSet::set).toList(), draw);
        var duplicates = NearDuplicateReport.of(splits, hashes, search.radius());
        duplicates.write(folder);
        return new BenchmarkPlan(protocol, draw, grouped, splits, duplicates);
    }

    /**
     * Writes the plan, or compares it with that of an earlier run in the folder.
     *
     * @throws TrainingException in one line that names the first difference
     */
    void begin(List<BenchmarkMethod> methods, Path folder) throws IOException, TrainingException {
        var now = fingerprint(methods);
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n";
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        var before = read(file);
        for (var entry : now.entrySet()) {
            String was = before.getOrDefault(entry.getKey(), "nothing");
            if (!was.equals(entry.getValue())) {
                throw new TrainingException(
                        "%s was planned with another %s: %s (now %s); restore it, or name another folder"
                                .formatted(
                                        folder,
                                        entry.getKey(),
                                        difference(was, entry.getValue()),
                                        difference(entry.getValue(), was)));
            }
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        try {
            return MAPPER.readValue(Files.readString(file), new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw new IOException(file + ": is not the plan of a benchmark; name another folder", e);
        }
    }

    /** The first line of a text that another text does not have at this place. */
    private static String difference(String text, String other) {
        var lines = text.lines().toList();
        var others = other.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (i >= others.size() || !lines.get(i).equals(others.get(i))) {
                return lines.get(i).strip();
            }
        }
        return "nothing";
    }

    private Map<String, String> fingerprint(List<BenchmarkMethod> methods) throws IOException {
        var fingerprint = new LinkedHashMap<String, String>();
        fingerprint.put("protocol", protocol.text());
        fingerprint.put("seed", Long.toString(draw.seed()));
        fingerprint.put("version", Provenance.code());
        for (BenchmarkSet set : sets) {
            fingerprint.put("labels of " + set.name(), labels(set));
        }
        for (BenchmarkMethod method : methods) {
            fingerprint.put("settings of " + method.name(), method.fingerprint());
        }
        fingerprint.put(
                "methods",
                String.join(", ", methods.stream().map(BenchmarkMethod::name).toList()));
        fingerprint.put(
                "splits",
                String.join("\n", splits.stream().map(BenchmarkPlan::digest).toList()));
        return fingerprint;
    }

    private static String labels(BenchmarkSet set) {
        var lines = new ArrayList<String>();
        lines.add(set.set().scale().toString());
        for (LabeledItem item : set.set().usable()) {
            lines.add("%s\t%s\t%s".formatted(item.name(), item.mos(), item.content()));
        }
        return "%d items, %s".formatted(lines.size() - 1, digest(lines));
    }

    private static String digest(BenchmarkSplit split) {
        var lines = new ArrayList<String>();
        add(lines, "train", split.split().train());
        add(lines, "validation", split.split().validation());
        add(lines, "test", split.split().test());
        return "%s: %d, %d and %d items, seed %d, %s"
                .formatted(
                        split.name(),
                        split.split().train().size(),
                        split.split().validation().size(),
                        split.split().test().size(),
                        split.seed(),
                        digest(lines));
    }

    private static void add(List<String> lines, String part, List<Split.Key> keys) {
        keys.forEach(key -> lines.add("%s\t%s\t%s".formatted(part, key.set(), key.name())));
    }

    private static String digest(List<String> lines) {
        return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
