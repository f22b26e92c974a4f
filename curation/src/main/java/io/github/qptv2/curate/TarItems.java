package io.github.qptv2.curate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

import io.github.qptv2.dataset.ByteRange;
import io.github.qptv2.dataset.TarMember;
import io.github.qptv2.dataset.TarScan;
import io.github.qptv2.io.MediaFiles;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a tar file in WebDataset's layout: consecutive files with the same key are one sample, an image with
 * its {@code .json}. The file is opened on the first call; an error becomes the last item.
 */
final class TarItems implements Iterator<PoolItem> {

    private final Path tar;
    private final String prefix;
    private final int pool;
    private final Queue<PoolItem> ready = new ArrayDeque<>();
    private @Nullable TarScan scan;
    private @Nullable TarMember first;
    private boolean done;

    TarItems(Path tar, String prefix, int pool) {
        this.tar = tar;
        this.prefix = prefix;
        this.pool = pool;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !done) {
            try {
                readGroup();
            } catch (IOException e) {
                ready.add(new PoolItem.Problem(
                        pool, prefix.substring(0, prefix.length() - 1), String.valueOf(e.getMessage())));
                finish();
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public PoolItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the tar file has no more samples");
        }
        return ready.remove();
    }

    private void readGroup() throws IOException {
        if (scan == null) {
            scan = new TarScan(tar);
            first = scan.next();
        }
        var group = new ArrayList<TarMember>();
        try {
            TarMember member = first;
            while (member != null
                    && (group.isEmpty() || member.key().equals(group.get(0).key()))) {
                group.add(member);
                member = scan.next();
            }
            first = member;
        } finally {
            // images before the truncation are complete
            addImages(group);
        }
        if (first == null) {
            finish();
        }
    }

    private void addImages(List<TarMember> group) {
        ByteRange annotation = group.stream()
                .filter(member -> member.extension().equals("json"))
                .map(TarMember::data)
                .findFirst()
                .orElse(PoolItem.NO_ANNOTATION);
        group.stream()
                .filter(member -> MediaFiles.isImageName(member.name()))
                .map(member -> new PoolItem.ImageItem(pool, prefix + member.name(), member.data(), annotation))
                .forEach(ready::add);
    }

    private void finish() {
        done = true;
        if (scan != null) {
            try {
                scan.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
