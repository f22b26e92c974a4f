package io.github.qptv2.checkpoint.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/** The bytes of a pickle. Every length is checked against the remaining bytes before memory is allocated. */
public final class PickleInput {

    /** Limit on the bytes of a file's pickle; a tensor takes about 100. */
    public static final long MAX_BYTES = 64L << 20;

    /** Limit on a line; picklers write shorter ones for names and numbers. */
    private static final int MAX_LINE_LENGTH = 1 << 16;

    private final Path file;
    private final ByteBuffer bytes;

    public PickleInput(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    CheckpointException malformed(String what) {
        return new CheckpointException(file, what);
    }

    public int position() {
        return bytes.position();
    }

    int u8() throws CheckpointException {
        require(1);
        return bytes.get() & 0xff;
    }

    int u16() throws CheckpointException {
        require(Short.BYTES);
        return bytes.getShort() & 0xffff;
    }

    int i32() throws CheckpointException {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long u32() throws CheckpointException {
        return Integer.toUnsignedLong(i32());
    }

    /** An unsigned 64-bit length, at most the remaining bytes. */
    long u64() throws CheckpointException {
        require(Long.BYTES);
        long length = bytes.getLong();
        require(length);
        return length;
    }

    /** A big-endian 64-bit float, the byte order of pickles. */
    double f64() throws CheckpointException {
        require(Double.BYTES);
        return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    }

    byte[] take(long length) throws CheckpointException {
        require(length);
        var taken = new byte[(int) length];
        bytes.get(taken);
        return taken;
    }

    String utf8(long length) throws CheckpointException {
        return new String(take(length), StandardCharsets.UTF_8);
    }

    /** Text up to a line feed, which is consumed. */
    String line() throws CheckpointException {
        int start = bytes.position();
        int end = start;
        do {
            if (end - start > MAX_LINE_LENGTH) {
                throw malformed("corrupt pickle: a line of more than " + MAX_LINE_LENGTH + " bytes at " + start);
            }
        } while (u8At(end++) != '\n');
        var text = utf8(end - 1 - start);
        bytes.position(end);
        return text;
    }

    private int u8At(int index) throws CheckpointException {
        if (index >= bytes.limit()) {
            throw cutShort();
        }
        return bytes.get(index);
    }

    private void require(long count) throws CheckpointException {
        if (count < 0 || count > bytes.remaining()) {
            throw cutShort();
        }
    }

    private CheckpointException cutShort() {
        return malformed("is truncated or corrupt: its pickle needs more bytes than are left at " + bytes.position());
    }
}
