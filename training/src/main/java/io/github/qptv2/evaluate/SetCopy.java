package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Path;

import io.github.qptv2.data.benchmark.Benchmarks;
import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.data.benchmark.LabelledSet;

/**
 * A labelled set and where its pictures lie.
 *
 * <pre>{@code
 * var copy = SetCopy.read("koniq-10k", Path.of("/data/koniq10k"));
 * }</pre>
 *
 * @param root the folder that the items' paths are relative to
 */
public record SetCopy(LabelledSet set, Path root) {

    private static final String OWN = "own";

    /**
     * Reads a copy's labels; {@code folder} may be your own labels' CSV file.
     *
     * @throws IOException in one line
     * @throws IllegalArgumentException if there is no set of this name
     */
    public static SetCopy read(String name, Path folder) throws IOException {
        return new SetCopy(Benchmarks.read(name, folder), Benchmarks.root(folder));
    }

    /** What to call it: the set's name, and for your own labels their folder's, too. */
    public String label() {
        Path folder = root.toAbsolutePath().normalize().getFileName();
        return set.name().equals(OWN) && folder != null ? OWN + " " + folder : set.name();
    }

    /** Where an item's picture should be. */
    public Path file(LabelledItem item) {
        return root.resolve(item.path());
    }
}
