package io.github.qptv2.curate;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.io.ConcatenatedIterator;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.MediaFiles;

/** All images below a folder, including the members of its tar files. */
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
        if (MediaFiles.extension(path).equals("tar")) {
            return new TarItems(file, path + "/", number);
        }
        return MediaFiles.isImage(file)
                ? List.<PoolItem>of(new PoolItem.ImageItem(
                                number, path, ByteRange.of(file), PoolItem.annotationBeside(file)))
                        .iterator()
                : Collections.emptyIterator();
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
