package io.github.qptv2.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Bytes of a file: all of them, or the part of a tar that is one of its members, which so needs no unpacking.
 *
 * @param offset of the first byte, at least 0
 * @param length in bytes, at least 0, or {@link #WHOLE} for all of the file
 */
public record ByteRange(Path file, long offset, long length) {

    /** The length that stands for whatever the file has when it is read. */
    public static final long WHOLE = -1;

    /** Checks the ranges. */
    public ByteRange {
        if (offset < 0 || length < WHOLE) {
            throw new IllegalArgumentException("offset and length must be at least 0, got " + offset + ", " + length);
        }
    }

    /** All of a file. */
    public static ByteRange of(Path file) {
        return new ByteRange(file, 0, WHOLE);
    }

    /** How many bytes there are, which for a whole file is asked of the disk. */
    public long size() throws IOException {
        return length == WHOLE ? Files.size(file) - offset : length;
    }

    /** The bytes; an {@link IOException} with one line says why there are none. */
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
            throw new IOException(file + ": files of 2 GiB and more are not supported, got " + wanted + " bytes");
        }
        var buffer = ByteBuffer.allocate((int) wanted);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException(file + ": became shorter while it was read; copy or download it again");
            }
        }
        return buffer.array();
    }
}
