package io.github.qptv2.server.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The folder for the files of requests: readable by this user alone, bounded, and deleted at the end. Folders that a
 * process left behind when it was killed are deleted by the next one.
 *
 * @since 0.2
 */
public final class Spool implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;
    private final Quota quota;
    private final AtomicLong number = new AtomicLong();

    private Spool(Path folder, FileChannel lock, long max) {
        this.folder = folder;
        this.lock = lock;
        quota = new Quota(max);
    }

    /**
     * Creates a folder.
     *
     * @param parent of the folder
     * @param max bytes of all files together
     */
    public static Spool create(Path parent, long max) throws IOException {
        Path real = parent.toRealPath();
        AbandonedFolders.delete(real);
        Path folder = Files.createTempDirectory(
                real, AbandonedFolders.PREFIX); // rwx------ where the file system has permissions
        AbandonedFolders.hold(folder);
        try {
            var lock = FileChannel.open(
                    folder.resolve(AbandonedFolders.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock.lock();
            return new Spool(folder, lock, max);
        } catch (IOException e) {
            AbandonedFolders.release(folder);
            throw e;
        }
    }

    /** Where the files are. */
    public Path folder() {
        return folder;
    }

    /** Bytes of all files. */
    public long storedBytes() {
        return quota.stored();
    }

    /** A folder for the files of a request. */
    public Upload open() throws IOException {
        return new Upload(quota, Files.createDirectory(folder.resolve(Long.toString(number.incrementAndGet()))));
    }

    /** Deletes everything. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            AbandonedFolders.release(folder);
        }
    }
}
