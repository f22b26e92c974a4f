package io.github.qptv2.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes images into tar shards of WebDataset's layout, {@code 000000.tar} and so on, with an index. {@link #finish}
 * renames the partial files, the index first, which reveals missing shards: an interrupted run never leaves shards that
 * appear complete. The same images give the same bytes.
 */
public final class ShardWriter implements AutoCloseable {

    private final Path folder;
    private final long shardBytes;
    private final List<ShardIndex.Shard> shards = new ArrayList<>();
    private final List<ShardIndex.Member> members = new ArrayList<>();
    private Path partial;
    private TarArchiveOutputStream tar;
    private boolean open;
    private boolean finished;
    private long written;

    /**
     * Starts writing.
     *
     * @param folder created if missing; must not contain shards
     * @param shardBytes bytes of images at which a shard is closed, at least 1
     */
    public ShardWriter(Path folder, long shardBytes) throws IOException {
        if (shardBytes < 1) {
            throw new IllegalArgumentException("the size of a shard must be at least 1 byte, got " + shardBytes);
        }
        this.folder = Files.createDirectories(folder);
        this.shardBytes = shardBytes;
        if (Files.exists(folder.resolve(ShardIndex.NAME)) || Files.exists(folder.resolve(name(0)))) {
            throw new IOException(folder + ": already contains shards; name an empty folder");
        }
        this.partial = folder.resolve(name(0) + ".partial");
        this.tar = new TarArchiveOutputStream(OutputStream.nullOutputStream());
    }

    private static String name(int shard) {
        return String.format(Locale.ROOT, "%06d.tar", shard);
    }

    /** Adds a file without a source. */
    public void add(String name, byte[] bytes) throws IOException {
        add(name, bytes, "");
    }

    /**
     * Adds a file.
     *
     * @param name {@code key.extension}; the key is unique and has no dots
     * @param source original path, recorded in the index
     */
    public void add(String name, byte[] bytes, String source) throws IOException {
        if (!open) {
            begin();
        }
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setModTime(0);
        entry.setMode(0644);
        tar.putArchiveEntry(entry);
        tar.flush();
        members.add(new ShardIndex.Member(name, tar.getBytesWritten(), bytes.length, source));
        tar.write(bytes);
        tar.closeArchiveEntry();
        written += bytes.length;
        if (written >= shardBytes) {
            end();
        }
    }

    private void begin() throws IOException {
        partial = partial(shards.size());
        tar = new TarArchiveOutputStream(Files.newOutputStream(partial), 512 * 20, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        open = true;
    }

    private void end() throws IOException {
        tar.close();
        open = false;
        written = 0;
        shards.add(new ShardIndex.Shard(name(shards.size()), Files.size(partial), members));
        members.clear();
    }

    private Path partial(int shard) {
        return folder.resolve(name(shard) + ".partial");
    }

    /** Number of complete shards. */
    public int shards() {
        return shards.size();
    }

    /** Completes the last shard and renames index and shards from their partial names. */
    public void finish() throws IOException {
        if (open) {
            end();
        }
        Path index = folder.resolve(ShardIndex.NAME + ".partial");
        Files.writeString(index, new ShardIndex(shards).write());
        Files.move(index, folder.resolve(ShardIndex.NAME), StandardCopyOption.ATOMIC_MOVE);
        finished = true;
        for (int i = 0; i < shards.size(); i++) {
            Files.move(partial(i), folder.resolve(name(i)), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Deletes everything written unless {@link #finish} was called. */
    @Override
    public void close() throws IOException {
        if (finished) {
            return;
        }
        try {
            tar.close();
        } finally {
            for (int i = 0; i <= shards.size(); i++) {
                Files.deleteIfExists(partial(i));
            }
            Files.deleteIfExists(folder.resolve(ShardIndex.NAME + ".partial"));
        }
    }
}
