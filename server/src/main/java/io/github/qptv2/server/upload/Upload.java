package io.github.qptv2.server.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

import io.github.qptv2.io.MediaFiles;

/**
 * The files of one request, deleted when it is closed.
 *
 * @since 0.2
 */
public final class Upload implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Quota quota;
    private final Path folder;
    private final AtomicLong bytes = new AtomicLong();
    private int number;
    private boolean closed;

    Upload(Quota quota, Path folder) {
        this.quota = quota;
        this.folder = folder;
    }

    /** Stores a stream to its end. */
    StoredFile store(String name, InputStream content) throws IOException {
        var file = next(name);
        try (var out = write(file)) {
            var buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
        return file;
    }

    /** A file that does not exist yet. */
    synchronized StoredFile next(String name) {
        return new StoredFile(name, folder.resolve(++number + extension(name)));
    }

    /** Only the extensions of images and videos, which decide how {@code qpt score} reads a file, too. */
    private static String extension(String name) {
        return MediaFiles.isImageName(name) || MediaFiles.isVideoName(name) ? "." + MediaFiles.extension(name) : "";
    }

    /** Creates the file; bytes count against the limit of the folder before they are written. */
    OutputStream write(StoredFile file) throws IOException {
        var out = Files.newOutputStream(file.path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int start, int count) throws IOException {
                quota.reserve(count);
                bytes.addAndGet(count);
                out.write(from, start, count);
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    /** Deletes one of the files. */
    void delete(StoredFile file) throws IOException {
        long size = Files.exists(file.path()) ? Files.size(file.path()) : 0;
        if (Files.deleteIfExists(file.path())) {
            bytes.addAndGet(-size);
            quota.release(size);
        }
    }

    /** Deletes the files; the second time it does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            AbandonedFolders.deleteAll(folder);
            quota.release(bytes.get());
        }
    }
}
