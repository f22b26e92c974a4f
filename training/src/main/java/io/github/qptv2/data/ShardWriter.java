package io.github.qptv2.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes pictures into tar shards in WebDataset's layout, {@code 000000.tar} and so on, and an index. Each file appears
 * under its name only when it is whole; the index appears last. The same pictures give the same bytes.
 */
public final class ShardWriter implements AutoCloseable {

    private final Path folder;
    private final long shardBytes;
    private final List<ShardIndex.Shard> shards = new ArrayList<>();
    private final List<ShardIndex.Member> members = new ArrayList<>();
    private Path partial;
    private TarArchiveOutputStream tar;
    private boolean open;
    private long written;

    /**
     * Starts writing.
     *
     * @param folder made if it is missing; must hold no shards yet
     * @param shardBytes a shard is closed once it has that many bytes of pictures, at least 1
     */
    public ShardWriter(Path folder, long shardBytes) throws IOException {
        if (shardBytes < 1) {
            throw new IllegalArgumentException("a shard must take at least 1 byte, got " + shardBytes);
        }
        this.folder = Files.createDirectories(folder);
        this.shardBytes = shardBytes;
        if (Files.exists(folder.resolve(ShardIndex.NAME)) || Files.exists(folder.resolve(name(0)))) {
            throw new IOException(folder + ": holds shards already; name an empty folder");
        }
        this.partial = folder.resolve(name(0) + ".partial");
        this.tar = new TarArchiveOutputStream(OutputStream.nullOutputStream());
    }

    private static String name(int shard) {
        return "%06d.tar".formatted(shard);
    }

    /**
     * Adds a file.
     *
     * @param name {@code key.extension}; the key without dots and unique
     */
    public void add(String name, byte[] bytes) throws IOException {
        if (!open) {
            begin();
        }
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setModTime(0);
        entry.setMode(0644);
        tar.putArchiveEntry(entry);
        tar.flush();
        members.add(new ShardIndex.Member(name, tar.getBytesWritten(), bytes.length));
        tar.write(bytes);
        tar.closeArchiveEntry();
        written += bytes.length;
        if (written >= shardBytes) {
            end();
        }
    }

    private void begin() throws IOException {
        partial = folder.resolve(name(shards.size()) + ".partial");
        tar = new TarArchiveOutputStream(Files.newOutputStream(partial), 512 * 20, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        open = true;
    }

    private void end() throws IOException {
        tar.close();
        open = false;
        written = 0;
        Path whole = folder.resolve(name(shards.size()));
        Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        shards.add(new ShardIndex.Shard(name(shards.size()), Files.size(whole), members));
        members.clear();
    }

    /** How many shards are whole. */
    public int shards() {
        return shards.size();
    }

    /** Finishes the last shard and writes the index. */
    public void finish() throws IOException {
        if (open) {
            end();
        }
        Path index = folder.resolve(ShardIndex.NAME + ".partial");
        Files.writeString(index, new ShardIndex(shards).write());
        Files.move(index, folder.resolve(ShardIndex.NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Without {@link #finish} before, drops the shard being written and leaves no index. */
    @Override
    public void close() throws IOException {
        if (open) {
            open = false;
            Files.deleteIfExists(partial);
        }
    }
}
