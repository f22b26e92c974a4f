package io.github.qptv2.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A range of bytes in a file: the whole file, or a member of a tar, which needs no unpacking.
 *
 * @param offset of the first byte, at least 0
 * @param length in bytes, at least 0, or {@link #WHOLE} for the whole file
 */
public record ByteRange(Path file, long offset, long length) {

    /** Denotes the length of the file at the time of reading. */
    public static final long WHOLE = -1;

    /** Checks the ranges. */
    public ByteRange {
        if (offset < 0 || length < WHOLE) {
            throw new IllegalArgumentException("offset and length must be at least 0, got " + offset + ", " + length);
        }
    }

    /** The whole file. */
    public static ByteRange of(Path file) {
        return new ByteRange(file, 0, WHOLE);
    }

    /** Number of bytes; for a whole file its current size. */
    public long size() throws IOException {
        return length == WHOLE ? Files.size(file) - offset : length;
    }

    /**
     * Reads the bytes.
     *
     * @throws IOException in one line if the file is missing, truncated or larger than 2 GiB
     */
    public byte[] read() throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder; name a file");
        }
        try (var channel = FileChannel.open(file)) {
            long wanted = length == WHOLE ? channel.size() - offset : length;
            if (offset + wanted > channel.size()) {
                throw new EOFException("%s: ends at byte %d, before byte %d; copy or download it again"
                        .formatted(file, channel.size(), offset + wanted));
            }
            return read(channel, wanted);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "does not exist; check the path");
        }
    }

    private byte[] read(FileChannel channel, long wanted) throws IOException {
        if (wanted > Integer.MAX_VALUE - 8) {
            throw new IOException(file + ": files must be smaller than 2 GiB, got " + wanted + " bytes");
        }
        var buffer = ByteBuffer.allocate((int) wanted);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException(file + ": was truncated while it was read; copy or download it again");
            }
        }
        return buffer.array();
    }
}
