package io.github.qptv2.server.upload;

import java.util.List;

/** Files that are stored already. */
final class StoredItems implements Items {

    private final Upload upload;
    private final List<StoredFile> files;
    private int next;

    StoredItems(Upload upload, List<StoredFile> files) {
        this.upload = upload;
        this.files = files;
    }

    @Override
    public int count() {
        return files.size();
    }

    @Override
    public boolean hasNext() {
        return next < files.size();
    }

    @Override
    public Item next() {
        var file = files.get(next++);
        return new Item.Stored(file, () -> upload.delete(file));
    }

    @Override
    public void close() {}
}
