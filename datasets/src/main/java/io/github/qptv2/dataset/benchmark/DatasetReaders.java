package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.qptv2.dataset.LabeledDataset;

/**
 * All supported labeled datasets by name.
 *
 * <pre>{@code
 * LabeledDataset set = DatasetReaders.read("koniq-10k", Path.of("/data/koniq10k"));
 * }</pre>
 */
public final class DatasetReaders {

    private static final List<DatasetReader> ALL = List.of(
            new Koniq10k(),
            new Spaq(),
            new Clive(),
            Flive.withParts(),
            Flive.whole(),
            new Biq2021(),
            new Kadid10k(),
            new Tid2013(),
            new Csiq(),
            new Live(),
            new Ava(),
            new OasisBeauty(),
            new Lsvq(),
            new KonvidOneK(),
            new LiveVqc(),
            new YoutubeUgc(),
            new CustomDataset(),
            new PseudoLabeled());

    private DatasetReaders() {}

    /** All readers: photographs, distorted images, aesthetics, videos, custom labels, pseudo-labels. */
    public static List<DatasetReader> all() {
        return ALL;
    }

    /**
     * The reader of that name; case, hyphens and underscores do not matter.
     *
     * @throws IllegalArgumentException with all names if none matches
     */
    public static DatasetReader named(String name) {
        return ALL.stream()
                .filter(benchmark -> plain(benchmark.name()).equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown dataset \"%s\"; known datasets are %s"
                        .formatted(name, ALL.stream().map(DatasetReader::name).collect(Collectors.joining(", ")))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /**
     * Reads the labels of a copy; paths take the case of the file names on disk.
     *
     * @throws IOException in one line
     */
    public static LabeledDataset read(String name, Path folder) throws IOException {
        DatasetReader benchmark = named(name);
        LabeledDataset labels = unresolved(benchmark, folder);
        if (benchmark instanceof PseudoLabeled) {
            return labels; // paths are absolute or exact
        }
        return FileNameIndex.in(root(folder)).applied(labels);
    }

    /** Root of the items' paths: the folder of a copy, or the folder of its label file. */
    public static Path root(Path copy) {
        return Files.isDirectory(copy) ? copy : copy.toAbsolutePath().resolveSibling("");
    }

    /** As {@link #read}, with paths as in the labels. */
    static LabeledDataset unresolved(DatasetReader benchmark, Path folder) throws IOException {
        try {
            return benchmark.read(folder);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }
}
