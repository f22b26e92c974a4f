package io.github.qptv2.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.io.UnreadableInput;

/**
 * Unlabeled images in a fixed order, located but not read. The byte range of every image is known, also within tar
 * shards, so access is random; sequential access within {@link #shards} is faster.
 *
 * <pre>{@code
 * ImageDataset images = ImageDataset.open(Path.of("manifest.jsonl"));
 * }</pre>
 *
 * <p>Needs about 150 bytes of memory per image. Immutable.
 */
public final class ImageDataset {

    private final List<SampleSource> samples;
    private final List<Integer> shards;

    /**
     * Copies both.
     *
     * @param shards sizes of the shards in order; empty where images are separate files
     */
    public ImageDataset(List<SampleSource> samples, List<Integer> shards) {
        this.samples = List.copyOf(samples);
        this.shards = List.copyOf(shards);
    }

    /** Images in separate files, in this order. */
    public static ImageDataset of(List<SampleSource> images) {
        return new ImageDataset(images, List.of());
    }

    /**
     * Opens a folder of images (recursively), a folder of tar shards, one shard, a table with a path column
     * ({@code .csv}, {@code .tsv}), a text with one path per line ({@code .txt}), or the kept images of a manifest
     * ({@code .jsonl}).
     *
     * @throws IOException in one line if the path does not exist, is corrupt, or contains no image
     */
    public static ImageDataset open(Path path) throws IOException {
        try {
            SampleList found = opened(path);
            if (found.samples().isEmpty()) {
                throw new IOException(path + ": contains no images; name another dataset");
            }
            return new ImageDataset(found.samples(), found.shards());
        } catch (UncheckedIOException | CharacterCodingException | CsvParseException | IllegalArgumentException e) {
            throw UnreadableInput.in(path, e);
        }
    }

    private static SampleList opened(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            SampleList shards = ShardDataset.inFolder(path);
            return shards.samples().isEmpty() ? FileListDataset.folder(path) : shards;
        }
        if (!Files.isReadable(path)) {
            throw new IOException(path + ": cannot be read; name a folder, shard, table or manifest");
        }
        return switch (MediaFiles.extension(path.toString())) {
            case "tar" -> ShardDataset.of(List.of(path));
            case "jsonl" -> FileListDataset.manifest(path);
            case "csv" -> FileListDataset.table(path, ',');
            case "tsv" -> FileListDataset.table(path, '\t');
            case "txt", "lst" -> FileListDataset.text(path);
            default ->
                throw new IOException(path + ": a dataset must be a folder or a .tar, .csv, .tsv, .txt or .jsonl file");
        };
    }

    /** Repeats all images, for datasets smaller than a batch; {@code times} is at least 1. */
    public ImageDataset repeated(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("repetitions of a dataset must be at least 1, got " + times);
        }
        return new ImageDataset(
                Collections.nCopies(times, samples).stream()
                        .flatMap(List::stream)
                        .toList(),
                Collections.nCopies(times, shards).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    /** Number of images. */
    public int size() {
        return samples.size();
    }

    /** The image at an index, from 0. */
    public SampleSource get(int index) {
        return samples.get(index);
    }

    /** Sizes of the shards in order; empty where images are separate files. */
    public List<Integer> shards() {
        return shards;
    }
}
