package io.github.qptv2.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.io.MediaFiles;

/** Opens an {@link ImagePool} of the kind that a path denotes. */
final class ImagePools {

    private ImagePools() {}

    /**
     * Opens a pool.
     *
     * @param number index of the pool among all pools, from 0
     * @param imageRoots folders besides the list's own in which the names of a list are searched
     * @throws IOException with one line if the path cannot be read or is of another kind
     */
    static ImagePool of(Path path, int number, List<Path> imageRoots) throws IOException {
        if (Files.isDirectory(path)) {
            return new FolderPool(path, number);
        }
        if (!Files.isReadable(path)) {
            throw new IOException(path + ": cannot be read; name a folder, a list or a tar");
        }
        return switch (MediaFiles.extension(path.toString())) {
            case "tar" -> new TarPool(path, number);
            case "txt", "lst", "csv", "tsv" -> ListPool.of(path, number, imageRoots);
            default ->
                throw new IOException(path + ": a pool is a folder, a .tar, or a list ending in .txt, .csv or .tsv");
        };
    }
}
