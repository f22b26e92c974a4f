package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.Iterator;

/** The images in one tar file; paths are its name followed by those of its members. */
record TarPool(Path tar, int number) implements ImagePool {

    @Override
    public Path root() {
        return tar.toAbsolutePath().normalize().resolveSibling("");
    }

    @Override
    public Iterator<PoolItem> items() {
        return new TarItems(tar, tar.getFileName() + "/", number);
    }
}
