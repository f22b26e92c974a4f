package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import io.github.qptv2.io.ImageFileNames;

/**
 * Where images come from: a folder tree (tars in it included), a list of paths, or one tar in WebDataset's layout.
 * SA-1B's layout needs nothing special: a {@code .json} beside an image is read as its masks.
 */
sealed interface ImagePool permits FolderPool, ListPool, TarPool {

    /** What the paths of its items are relative to. */
    Path root();

    /** All items, in an order that depends on names alone; opens one folder or tar at a time. */
    Iterator<PoolItem> items();

    /**
     * The pool that a path stands for.
     *
     * @param number the pool's place among all, from 0
     * @param imageRoots where the names of a list are looked up besides the list's own folder
     * @throws IOException in one line if there is no such thing
     */
    static ImagePool of(Path path, int number, List<Path> imageRoots) throws IOException {
        if (Files.isDirectory(path)) {
            return new FolderPool(path, number);
        }
        if (!Files.isReadable(path)) {
            throw new IOException(path + ": cannot be read; name a folder, a list or a tar");
        }
        return switch (ImageFileNames.extension(path.toString())) {
            case "tar" -> new TarPool(path, number);
            case "txt", "lst", "csv", "tsv" -> ListPool.of(path, number, imageRoots);
            default ->
                throw new IOException(path + ": a pool is a folder, a .tar, or a list ending in .txt, .csv or .tsv");
        };
    }
}
