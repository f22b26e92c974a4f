package io.github.qptv2.io;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a file up to the end of its last complete row: a killed process may have written part of a row after it.
 */
public final class CompleteRows extends FilterInputStream {

    private long left;

    /** @param length of the complete rows in bytes, from {@link #length(Path, boolean)} */
    public CompleteRows(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    /** Bytes up to the last line break inclusive; in a {@code quoted} file line breaks between quotes are ignored. */
    public static long length(Path file, boolean quoted) throws IOException {
        long length = 0, position = 0;
        boolean open = false;
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                position++;
                open ^= quoted && next == '"';
                if (next == '\n' && !open) {
                    length = position;
                }
            }
        }
        return length;
    }

    @Override
    public int read() throws IOException {
        int next = left > 0 ? in.read() : -1;
        left -= next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int got = in.read(into, offset, (int) Math.min(length, left));
        left -= Math.max(0, got);
        return got;
    }
}
