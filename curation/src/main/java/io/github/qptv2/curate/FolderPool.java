package io.github.qptv2.curate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.io.ConcatenatedIterator;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.ImageFileNames;

/** Every image under a folder, and the members of every tar there. */
record FolderPool(Path root, int number) implements ImagePool {

    @Override
    public Iterator<PoolItem> items() {
        var files = new FileTree(root);
        return new ConcatenatedIterator<>(new Iterator<Iterator<PoolItem>>() {
            @Override
            public boolean hasNext() {
                return files.hasNext();
            }

            @Override
            public Iterator<PoolItem> next() {
                return items(files.next());
            }
        });
    }

    private Iterator<PoolItem> items(Path file) {
        String path = relative(file);
        if (ImageFileNames.extension(path).equals("tar")) {
            return new TarItems(file, path + "/", number);
        }
        return ImageFileNames.isImage(path)
                ? List.<PoolItem>of(new PoolItem.ImageItem(number, path, ByteRange.of(file), beside(file)))
                        .iterator()
                : Collections.emptyIterator();
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The annotation of SA-1B's layout: {@code sa_1.json} beside {@code sa_1.jpg}. */
    static ByteRange beside(Path image) {
        String name = String.valueOf(image.getFileName());
        Path json = image.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + "json");
        return Files.isRegularFile(json) ? ByteRange.of(json) : PoolItem.NO_ANNOTATION;
    }
}
