package io.github.qptv2.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.split.Split;
import io.github.qptv2.dataset.table.CsvFile;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.media.feature.PerceptualHash;
import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.ImageReader;

/**
 * Perceptual hashes of the images of labeled datasets, each with its three rotations. They are kept in a CSV file with
 * the columns {@code set,name,hashes}, so that a restarted run continues hashing.
 */
final class ImageHashes {

    private static final List<String> COLUMNS = List.of("set", "name", "hashes");
    private static final int SAVE_EVERY = 2000;

    private final Map<Split.Key, List<PerceptualHash>> known;
    private final Path file;

    private ImageHashes(Map<Split.Key, List<PerceptualHash>> known, Path file) {
        this.known = known;
        this.file = file;
    }

    private record Hashed(Split.Key key, List<PerceptualHash> hashes) {}

    /**
     * Hashes the usable images of datasets that the file does not have yet; videos have no hash.
     *
     * @throws IOException in one line if an image cannot be read
     */
    static ImageHashes of(List<BenchmarkSet> sets, Path file, int threads, ProgressListener progress)
            throws IOException {
        var hashes = new ImageHashes(read(file), file);
        var missing = new ArrayList<Map.Entry<DatasetCopy, LabeledItem>>();
        for (BenchmarkSet set : sets) {
            DatasetCopy copy = set.copy();
            if (!copy.set().isOfClips()) {
                for (LabeledItem item : copy.set().usable()) {
                    if (!hashes.known.containsKey(key(copy, item))) {
                        missing.add(Map.entry(copy, item));
                    }
                }
            }
        }
        hashes.add(missing, threads, progress);
        return hashes;
    }

    private static Split.Key key(DatasetCopy copy, LabeledItem item) {
        return new Split.Key(copy.set().name(), item.name());
    }

    private static Map<Split.Key, List<PerceptualHash>> read(Path file) throws IOException {
        Map<Split.Key, List<PerceptualHash>> known = new LinkedHashMap<>();
        if (Files.exists(file)) {
            Table.csv(file)
                    .rows(
                            COLUMNS,
                            row -> known.put(
                                    new Split.Key(row.text("set"), row.text("name")),
                                    Stream.of(row.text("hashes").split(" "))
                                            .map(PerceptualHash::parse)
                                            .toList()));
        }
        return known;
    }

    private void add(List<Map.Entry<DatasetCopy, LabeledItem>> missing, int threads, ProgressListener progress)
            throws IOException {
        var reader = ImageReader.standard().withCorruptFiles(CorruptFiles.ACCEPT);
        int done = 0;
        try (var hashed = new OrderedExecutor<>(
                missing.iterator(), image -> hashed(reader, image), OrderedExecutor.Width.of(threads))) {
            while (hashed.hasNext()) {
                Hashed image = hashed.next();
                known.put(image.key(), image.hashes());
                progress.at("hashing", ++done, missing.size());
                if (done % SAVE_EVERY == 0) {
                    save();
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (done > 0) {
            save();
        }
    }

    private static Hashed hashed(ImageReader reader, Map.Entry<DatasetCopy, LabeledItem> image) {
        try {
            Path file = image.getKey().file(image.getValue());
            return new Hashed(key(image.getKey(), image.getValue()), PerceptualHash.ofRotations(reader.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save() throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(COLUMNS);
        known.forEach((key, hashes) -> rows.add(List.of(
                key.set(),
                key.name(),
                String.join(" ", hashes.stream().map(PerceptualHash::toString).toList()))));
        CsvFile.write(file, rows);
    }

    /** The hash of an image and of its rotations by 90, 180 and 270 degrees; empty for a video. */
    List<PerceptualHash> of(Split.Key key) {
        return known.getOrDefault(key, List.of());
    }
}
