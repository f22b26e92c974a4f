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
 * Images to train on, in a fixed order, found but not read. Every kind knows where the bytes of each image are, tar
 * shards too, so any image can be read at any time; what differs is in which order that is fast ({@link #shards}).
 *
 * <pre>{@code
 * ImageDataset images = ImageDataset.open(Path.of("manifest.jsonl"));
 * }</pre>
 *
 * <p>Takes about 150 bytes an image. Immutable.
 */
public final class ImageDataset {

    private final List<SampleSource> samples;
    private final List<Integer> shards;

    public ImageDataset(List<SampleSource> samples, List<Integer> shards) {
        this.samples = List.copyOf(samples);
        this.shards = List.copyOf(shards);
    }

    /** Images that somebody has found already, in their order. */
    public static ImageDataset of(List<SampleSource> images) {
        return new ImageDataset(images, List.of());
    }

    /**
     * Opens a folder of images (all below it), a folder of tar shards, one shard, a table with a column of paths
     * ({@code .csv}, {@code .tsv}), a text with a path a line ({@code .txt}), or a manifest ({@code .jsonl}), of which
     * only what is kept is used.
     *
     * @throws IOException in one line if there is no such thing, it is broken, or it holds no image
     */
    public static ImageDataset open(Path path) throws IOException {
        try {
            return checked(opened(path), path);
        } catch (UncheckedIOException | CharacterCodingException | CsvParseException | IllegalArgumentException e) {
            throw UnreadableInput.in(path, e);
        }
    }

    private static ImageDataset opened(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            ImageDataset shards = ShardDataset.inFolder(path);
            return shards.samples.isEmpty() ? FileListDataset.folder(path) : shards;
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
            default -> throw new IOException(path + ": a data set is a folder, .tar, .csv, .tsv, .txt or .jsonl");
        };
    }

    private static ImageDataset checked(ImageDataset dataset, Path path) throws IOException {
        if (dataset.samples.isEmpty()) {
            throw new IOException(path + ": holds no images; name another data set");
        }
        return dataset;
    }

    /** All images so many times over, at least once: for sets smaller than a batch. */
    public ImageDataset repeated(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("a data set must be taken at least once, got " + times + " times");
        }
        return new ImageDataset(
                Collections.nCopies(times, samples).stream()
                        .flatMap(List::stream)
                        .toList(),
                Collections.nCopies(times, shards).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    /** How many images there are. */
    public int size() {
        return samples.size();
    }

    /** An image by its place, from 0. */
    public SampleSource get(int index) {
        return samples.get(index);
    }

    /** Sizes of the shards in order, or empty where images are files of their own. */
    public List<Integer> shards() {
        return shards;
    }
}
