package io.github.qptv2.media.image.integrity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The bytes of a file by offset. Reading past the end throws {@link IndexOutOfBoundsException}. */
record FileView(ByteBuffer bytes) {

    /** From index 0 to the limit, whatever the position. */
    static FileView of(ByteBuffer bytes) {
        return new FileView(bytes.duplicate().position(0).slice());
    }

    int size() {
        return bytes.capacity();
    }

    int at(long offset) {
        return bytes.get(index(offset)) & 255;
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
        if (offset < 0 || offset + characters.length() > size()) {
            return false;
        }
        for (int i = 0; i < characters.length(); i++) {
            if (at(offset + i) != characters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    String text(long offset, int length) {
        var copy = new byte[length];
        bytes.get(index(offset), copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    /** A view of a range, which must lie in the file. */
    ByteBuffer range(long offset, long length) {
        if (offset < 0 || length < 0 || offset + length > size()) {
            throw new IndexOutOfBoundsException("need " + length + " bytes at " + offset + " of " + size());
        }
        return bytes.slice((int) offset, (int) length);
    }

    private int index(long offset) {
        if (offset < 0 || offset >= size()) {
            throw new IndexOutOfBoundsException("need byte " + offset + " of " + size());
        }
        return (int) offset;
    }

    /** A number for messages, with thousands separated by commas. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A count and its noun, with a plural s. */
    static String count(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }
}
