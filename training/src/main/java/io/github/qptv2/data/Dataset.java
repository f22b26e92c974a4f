package io.github.qptv2.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;

/**
 * Pictures to train on, in a fixed order, found but not read. Every kind knows where the bytes of each picture are, tar
 * shards too, so any picture can be read at any time; what differs is in which order that is fast ({@link #shards}).
 *
 * <pre>{@code
 * Dataset pictures = Dataset.open(Path.of("manifest.jsonl"));
 * }</pre>
 *
 * <p>Takes about 150 bytes a picture. Immutable.
 */
public final class Dataset {

    private final List<SampleSource> samples;
    private final List<Integer> shards;

    Dataset(List<SampleSource> samples, List<Integer> shards) {
        this.samples = List.copyOf(samples);
        this.shards = List.copyOf(shards);
    }

    /** Pictures that somebody has found already, in their order. */
    public static Dataset of(List<SampleSource> pictures) {
        return new Dataset(pictures, List.of());
    }

    /**
     * Opens a folder of pictures (all below it), a folder of tar shards, one shard, a table with a column of paths
     * ({@code .csv}, {@code .tsv}), a text with a path a line ({@code .txt}), or a manifest ({@code .jsonl}), of which
     * only what is kept is used.
     *
     * @throws IOException in one line if there is no such thing, it is broken, or it holds no picture
     */
    public static Dataset open(Path path) throws IOException {
        try {
            return checked(opened(path), path);
        } catch (UncheckedIOException | CharacterCodingException | CsvParseException | IllegalArgumentException e) {
            throw Unreadable.in(path, e);
        }
    }

    private static Dataset opened(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            Dataset shards = Shards.inFolder(path);
            return shards.samples.isEmpty() ? Listed.folder(path) : shards;
        }
        if (!Files.isReadable(path)) {
            throw new IOException(path + ": cannot be read; name a folder, shard, table or manifest");
        }
        return switch (ImageFiles.extension(path.toString())) {
            case "tar" -> Shards.of(List.of(path));
            case "jsonl" -> Listed.manifest(path);
            case "csv" -> Listed.table(path, ',');
            case "tsv" -> Listed.table(path, '\t');
            case "txt", "lst" -> Listed.text(path);
            default -> throw new IOException(path + ": a data set is a folder, .tar, .csv, .tsv, .txt or .jsonl");
        };
    }

    private static Dataset checked(Dataset dataset, Path path) throws IOException {
        if (dataset.samples.isEmpty()) {
            throw new IOException(path + ": holds no pictures; name another data set");
        }
        return dataset;
    }

    /** All pictures so many times over, at least once: for sets smaller than a batch. */
    public Dataset repeated(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a data set must be taken at least once, got " + times + " times");
        }
        return new Dataset(
                Collections.nCopies(times, samples).stream()
                        .flatMap(List::stream)
                        .toList(),
                Collections.nCopies(times, shards).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    /** How many pictures there are. */
    public int size() {
        return samples.size();
    }

    /** A picture by its place, from 0. */
    public SampleSource get(int index) {
        return samples.get(index);
    }

    /** Sizes of the shards in order, or empty where pictures are files of their own. */
    public List<Integer> shards() {
        return shards;
    }
}
