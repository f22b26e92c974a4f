package io.github.qptv2.curate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;

import io.github.qptv2.io.ConcatenatedIterator;
import io.github.qptv2.io.FailedOpening;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.io.ProgressListener;
import io.github.qptv2.io.TextFiles;

/**
 * The first pass: measures every image of the pools, in their order, into a file beside the manifest. An incomplete
 * last line is dropped on resuming, so the run may be killed at any time.
 *
 * @param out the file of measurements
 */
record MeasurementPass(List<ImagePool> pools, CurationConfig config, ManifestHeader header, Path out) {

    private static final long FLUSH_NANOS = 1_000_000_000L;

    /** Number of images that an interrupted run has measured; removes an incomplete last line. */
    long resume() throws IOException {
        if (!Files.exists(out) || cutIncompleteLine() == 0) {
            return 0;
        }
        try (var manifest = Manifest.open(out)) {
            if (!manifest.header().equals(header)) {
                throw new IOException(out + ": was measured with other pools or another configuration;"
                        + " delete it or run without --resume");
            }
            long kept = 0;
            while (manifest.next() != null) {
                kept++;
            }
            return kept;
        }
    }

    private long cutIncompleteLine() throws IOException {
        try (var file = new RandomAccessFile(out.toFile(), "rw")) {
            long end = file.length();
            for (boolean found = false; end > 0 && !found; ) {
                file.seek(end - 1);
                found = file.read() == '\n';
                end -= found ? 0 : 1;
            }
            file.setLength(end);
            return end;
        }
    }

    /** Measures the images after the first {@code done}. */
    void run(long done, OrderedExecutor.Width width, ProgressListener progress) throws IOException {
        long total = count();
        var measurer = new ImageMeasurer(pools.stream().map(ImagePool::root).toList(), config);
        Iterator<PoolItem> items = items();
        if (done > 0) {
            skip(items);
        }
        try (BufferedWriter writer = writer(done);
                var measured = new OrderedExecutor<>(items, measurer::measure, width)) {
            long at = done, flushed = System.nanoTime();
            while (measured.hasNext()) {
                writer.append(ImageRecordJson.write(measured.next())).append('\n');
                if (System.nanoTime() - flushed > FLUSH_NANOS) {
                    writer.flush();
                    flushed = System.nanoTime();
                }
                progress.at("measuring", ++at, total);
            }
        }
    }

    /** Skips the measured images, which must be the same as before. */
    private void skip(Iterator<PoolItem> items) throws IOException {
        try (var manifest = Manifest.open(out)) {
            for (var before = manifest.next(); before != null; before = manifest.next()) {
                ImageRecord.Origin origin = before.origin();
                PoolItem now = items.hasNext() ? items.next() : new PoolItem.Problem(origin.pool(), "nothing", "");
                if (now.pool() != origin.pool() || !now.path().equals(origin.path())) {
                    throw new IOException(("%s: the pools have changed since: where %s was measured is now %s;"
                                    + " restore them, or delete the file or run without --resume")
                            .formatted(out, origin.path(), now.path()));
                }
            }
        }
    }

    private BufferedWriter writer(long done) throws IOException {
        if (done > 0) {
            return Files.newBufferedWriter(out, StandardOpenOption.APPEND);
        }
        BufferedWriter writer = Files.newBufferedWriter(out);
        try {
            writer.append(header.write()).append('\n').flush();
            return writer;
        } catch (IOException e) {
            FailedOpening.close(writer, e);
            TextFiles.deleteIfEmpty(out);
            throw e;
        }
    }

    private Iterator<PoolItem> items() {
        return new ConcatenatedIterator<>(pools.stream().map(ImagePool::items).iterator());
    }

    private long count() {
        long count = 0;
        for (ImagePool pool : pools) {
            for (Iterator<PoolItem> items = pool.items(); items.hasNext(); items.next()) {
                count++;
            }
        }
        return count;
    }
}
