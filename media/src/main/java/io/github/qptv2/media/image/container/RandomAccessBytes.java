package io.github.qptv2.media.image.container;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Random access to a file's bytes for the parsers of containers.
 *
 * <p>Reading past the end throws {@link IndexOutOfBoundsException}, which is reported as truncation.
 */
public abstract class RandomAccessBytes {

    private static final int MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 8;

    /** Number of bytes. */
    public abstract long size();

    /** The unsigned byte at an offset. */
    public abstract int at(long offset);

    /** Bytes in memory, heap or direct, from index 0 to the limit. */
    public static RandomAccessBytes of(ByteBuffer buffer) {
        return new RandomAccessBytes() {
            @Override
            public long size() {
                return buffer.limit();
            }

            @Override
            public int at(long offset) {
                return buffer.get((int) Objects.checkIndex(offset, size())) & 255;
            }

            @Override
            public byte[] copy(long offset, long length) {
                requireInside(offset, length);
                var copy = new byte[(int) length];
                buffer.get((int) offset, copy);
                return copy;
            }
        };
    }

    /** A view of a part, whose offsets begin at 0. */
    public RandomAccessBytes slice(long start, long length) {
        requireInside(start, length);
        RandomAccessBytes whole = this;
        return new RandomAccessBytes() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public int at(long offset) {
                return whole.at(start + Objects.checkIndex(offset, length));
            }
        };
    }

    public int u16(long offset, ByteOrder order) {
        int first = at(offset), second = at(offset + 1);
        return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
    }

    public long u32(long offset, ByteOrder order) {
        long first = u16(offset, order), second = u16(offset + 2, order);
        return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
    }

    /** Whether the bytes from {@code offset} are these characters (ISO 8859-1); false past the end. */
    public boolean has(long offset, String characters) {
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

    public byte[] copy(long offset, long length) {
        requireInside(offset, length);
        if (length > MAX_ARRAY_LENGTH) {
            throw new IndexOutOfBoundsException("at most " + MAX_ARRAY_LENGTH + " bytes can be copied, got " + length);
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

    public String text(long offset, int length) {
        return new String(copy(offset, length), StandardCharsets.ISO_8859_1);
    }
}
