package io.github.qptv2.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Random access to a file's bytes for the parsers of containers.
 *
 * <p>Reading past the end throws {@link IndexOutOfBoundsException}, which {@link ImageContainers#parse} reports as
 * truncation.
 */
abstract class RandomAccessBytes {

    private static final int MOST_COPIED = Integer.MAX_VALUE - 8;

    /** Number of bytes. */
    abstract long size();

    /** The unsigned byte at an offset. */
    abstract int at(long offset);

    /** Bytes in memory, heap or direct, from index 0 to the limit. */
    static RandomAccessBytes of(ByteBuffer buffer) {
        return new RandomAccessBytes() {
            @Override
            long size() {
                return buffer.limit();
            }

            @Override
            int at(long offset) {
                return buffer.get((int) Objects.checkIndex(offset, size())) & 255;
            }

            @Override
            byte[] copy(long offset, long length) {
                requireInside(offset, length);
                var copy = new byte[(int) length];
                buffer.get((int) offset, copy);
                return copy;
            }
        };
    }

    /** A view of a part, whose offsets begin at 0. */
    RandomAccessBytes slice(long start, long length) {
        requireInside(start, length);
        RandomAccessBytes whole = this;
        return new RandomAccessBytes() {
            @Override
            long size() {
                return length;
            }

            @Override
            int at(long offset) {
                return whole.at(start + Objects.checkIndex(offset, length));
            }
        };
    }

    int u16(long offset, ByteOrder order) {
        int first = at(offset), second = at(offset + 1);
        return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
    }

    long u32(long offset, ByteOrder order) {
        long first = u16(offset, order), second = u16(offset + 2, order);
        return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
    }

    /** Whether the bytes from {@code offset} are these characters (ISO 8859-1); false past the end. */
    boolean has(long offset, String characters) {
        if (offset + characters.length() > size()) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if (at(offset + i) != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    byte[] copy(long offset, long length) {
        requireInside(offset, length);
        if (length > MOST_COPIED) {
            throw new IndexOutOfBoundsException("at most " + MOST_COPIED + " bytes can be copied, got " + length);
        }
        var copy = new byte[(int) length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (byte) at(offset + i);
        }
        return copy;
    }

    void requireInside(long offset, long length) {
        if (length < 0 || offset < 0 || offset > size() - length) {
            throw new IndexOutOfBoundsException("need " + length + " bytes at " + offset + " of " + size());
        }
    }

    String text(long offset, int length) {
        return new String(copy(offset, length), StandardCharsets.ISO_8859_1);
    }
}
