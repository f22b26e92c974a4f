package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.benchmark.Benchmarks;

/**
 * A labeled set and where its images lie.
 *
 * <pre>{@code
 * var copy = DatasetCopy.read("koniq-10k", Path.of("/data/koniq10k"));
 * }</pre>
 *
 * @param root the folder that the items' paths are relative to
 */
public record DatasetCopy(LabeledDataset set, Path root) {

    private static final String OWN = "own";

    /**
     * Reads a copy's labels; {@code folder} may be your own labels' CSV file.
     *
     * @throws IOException in one line
     * @throws IllegalArgumentException if there is no set of this name
     */
    public static DatasetCopy read(String name, Path folder) throws IOException {
        return new DatasetCopy(Benchmarks.read(name, folder), Benchmarks.root(folder));
    }

    /** What to call it: the set's name, and for your own labels their folder's, too. */
    public String label() {
        Path folder = root.toAbsolutePath().normalize().getFileName();
        return set.name().equals(OWN) && folder != null ? OWN + " " + folder : set.name();
    }

    /** Where an item's image should be. */
    public Path file(LabeledItem item) {
        return root.resolve(item.path());
    }
}
