package io.github.qptv2.dataset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files in an uncompressed tar in order from their headers; contents are skipped.
 *
 * <p>A truncated tar yields its complete members, then an {@link IOException}.
 */
public final class TarScan implements AutoCloseable {

    private final Path file;
    private final long size;
    private final TarArchiveInputStream tar;

    /** Opens a tar. */
    public TarScan(Path file) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** The next file, or null at the end. */
    public @Nullable TarMember next() throws IOException {
        for (TarArchiveEntry entry = header(); entry != null; entry = header()) {
            long start = tar.getBytesRead();
            if (start + entry.getSize() > size) {
                throw truncated();
            }
            if (entry.isFile() && !entry.isSparse()) {
                return new TarMember(entry.getName(), new ByteRange(file, start, entry.getSize()));
            }
        }
        return null;
    }

    private @Nullable TarArchiveEntry header() throws IOException {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null && tar.getBytesRead() >= size && size % 512 != 0) {
                throw truncated();
            }
            return entry;
        } catch (IOException | IllegalArgumentException e) {
            throw tar.getBytesRead() >= size ? truncated() : malformed(e);
        }
    }

    private IOException truncated() {
        return new IOException(file + ": the tar is truncated within a file; copy or write it again");
    }

    private IOException malformed(Exception cause) {
        return new IOException(file + ": is not a readable tar: " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
