package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.benchmark.DatasetReaders;

/**
 * A labeled dataset and the folder of its images.
 *
 * <pre>{@code
 * var copy = DatasetCopy.read("koniq-10k", Path.of("/data/koniq10k"));
 * }</pre>
 *
 * @param root folder to which the items' paths are relative
 */
public record DatasetCopy(LabeledDataset set, Path root) {

    private static final String OWN = "own";

    /**
     * Reads the labels of a copy; {@code folder} may be a CSV file of custom labels.
     *
     * @throws IOException in one line if the labels cannot be read
     * @throws IllegalArgumentException if no dataset has this name
     */
    public static DatasetCopy read(String name, Path folder) throws IOException {
        return new DatasetCopy(DatasetReaders.read(name, folder), DatasetReaders.root(folder));
    }

    /** Name in reports: the dataset's name, with the folder name for custom labels. */
    public String label() {
        Path folder = root.toAbsolutePath().normalize().getFileName();
        return set.name().equals(OWN) && folder != null ? OWN + " " + folder : set.name();
    }

    /** The file of an item. */
    public Path file(LabeledItem item) {
        return root.resolve(item.path());
    }
}
