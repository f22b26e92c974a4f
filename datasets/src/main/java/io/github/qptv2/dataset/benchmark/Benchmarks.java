package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.qptv2.dataset.LabeledDataset;

/**
 * Every labeled set that can be read, by name.
 *
 * <pre>{@code
 * LabeledDataset set = Benchmarks.read("koniq-10k", Path.of("/data/koniq10k"));
 * }</pre>
 */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
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

    private Benchmarks() {}

    /** All of them: photographs, spoilt images, beauty, clips, your own, pseudo-labels. */
    public static List<Benchmark> all() {
        return ALL;
    }

    /**
     * The one of that name; upper and lower case, hyphens and underscores do not matter.
     *
     * @throws IllegalArgumentException naming all there are
     */
    public static Benchmark named(String name) {
        return ALL.stream()
                .filter(benchmark -> plain(benchmark.name()).equals(plain(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no data set \"%s\"; choose from %s"
                        .formatted(name, ALL.stream().map(Benchmark::name).collect(Collectors.joining(", ")))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /**
     * Reads a copy's labels, with paths as the files on disk are called where that differs in case alone.
     *
     * @throws IOException in one line
     */
    public static LabeledDataset read(String name, Path folder) throws IOException {
        Benchmark benchmark = named(name);
        LabeledDataset labels = unresolved(benchmark, folder);
        if (benchmark instanceof PseudoLabeled) {
            return labels; // written with names as they are, anywhere on the disk
        }
        return FileNameIndex.in(root(folder)).applied(labels);
    }

    /** Where the items' paths start from: the folder that holds a copy, or the one beside its file of labels. */
    public static Path root(Path copy) {
        return Files.isDirectory(copy) ? copy : copy.toAbsolutePath().resolveSibling("");
    }

    /** As {@link #read}, with paths as the labels have them. */
    static LabeledDataset unresolved(Benchmark benchmark, Path folder) throws IOException {
        try {
            return benchmark.read(folder);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }
}
