package io.github.qptv2.media.image.tiff;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.RandomAccessBytes;

/** An image file directory of a TIFF 6.0 or BigTIFF file: tag to values. Of repeated tags the first counts. */
public final class TiffDirectory {

    private static final int BIG = 43;
    private static final int MAX_VALUES = 1 << 24;
    private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** Where a field's values stand. */
    private record Field(int size, long count, long start) {}

    private final RandomAccessBytes bytes;
    private final ByteOrder order;
    private final boolean big;
    private final long base;
    private final long next;
    private final Map<Integer, Field> fields = new HashMap<>();

    public TiffDirectory(RandomAccessBytes bytes) {
        this(bytes, bytes.has(0, "MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, 0, -1);
    }

    /** @param start offset of the directory; negative for the one that the header names */
    private TiffDirectory(RandomAccessBytes bytes, ByteOrder order, long base, long start) {
        this.bytes = bytes;
        this.order = order;
        this.base = base;
        this.big = bytes.u16(2, order) == BIG;
        long at = start < 0 ? offset(big ? 8 : 4) : start;
        long entries = big ? offset(at) : bytes.u16(at, order);
        long first = at + (big ? 8 : 2);
        for (long i = 0; i < Math.min(entries, 65535); i++) {
            field(first + i * (big ? 20 : 12));
        }
        long end = first + entries * (big ? 20 : 12);
        this.next = end >= 0 && end + (big ? 8 : 4) <= bytes.size() ? offset(end) : 0;
    }

    /** Another directory of the file; offsets of its values count from {@code base}. */
    public TiffDirectory at(long base, long start) {
        return new TiffDirectory(bytes, order, base, start);
    }

    /** Offset of the next directory of the chain; 0 for none. */
    public long next() {
        return next;
    }

    /** Offset of a field's values in the file; 0 if it is missing. */
    public long start(int tag) {
        Field field = fields.get(tag);
        return field == null ? 0 : field.start;
    }

    /** Number of bytes of a field's values; 0 if it is missing. */
    public long length(int tag) {
        Field field = fields.get(tag);
        return field == null || field.count > MAX_VALUES ? 0 : field.size * field.count;
    }

    private void field(long entry) {
        int type = bytes.u16(entry + 2, order);
        int size = type < TYPE_SIZES.length ? TYPE_SIZES[type] : 0;
        long count = offset(entry + 4);
        int room = big ? 8 : 4;
        long value = entry + 4 + room;
        long length = count > MAX_VALUES ? Long.MAX_VALUE : size * count;
        fields.putIfAbsent(
                bytes.u16(entry, order), new Field(size, count, length <= room ? value : base + offset(value)));
    }

    private long offset(long at) {
        return big ? u64(at) : bytes.u32(at, order);
    }

    private long u64(long at) {
        long first = bytes.u32(at, order), second = bytes.u32(at + 4, order);
        long value = order == ByteOrder.BIG_ENDIAN ? first << 32 | second : second << 32 | first;
        if (value < 0) {
            throw new IndexOutOfBoundsException("offset " + Long.toUnsignedString(value));
        }
        return value;
    }

    ByteOrder order() {
        return order;
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** Number of values of an integral field, all of which the file contains; 0 if it is missing. */
    public int count(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.size == 0) {
            return 0;
        }
        if (field.count > MAX_VALUES) {
            throw new CorruptHeaderException(
                    "tag " + tag + " must have at most " + MAX_VALUES + " values, got " + field.count);
        }
        if (!isInside(field)) {
            throw new IndexOutOfBoundsException("tag " + tag + " has values past the end");
        }
        return (int) field.count;
    }

    private boolean isInside(Field field) {
        return field.start <= bytes.size() - field.size * field.count;
    }

    /** A value of an integral field, from 0 below {@link #count}. */
    public long valueAt(int tag, int index) {
        Field field = Objects.requireNonNull(fields.get(tag));
        long at = field.start + (long) index * field.size;
        return switch (field.size) {
            case 1 -> bytes.at(at);
            case 2 -> bytes.u16(at, order);
            case 4 -> bytes.u32(at, order);
            default -> u64(at);
        };
    }

    /** All values of an integral field; none if it is missing. */
    public long[] values(int tag) {
        var values = new long[count(tag)];
        Arrays.setAll(values, i -> valueAt(tag, i));
        return values;
    }

    /** The first value of an integral field, or {@code missing}. */
    public long value(int tag, long missing) {
        return count(tag) == 0 ? missing : valueAt(tag, 0);
    }

    /** The bytes of a field; none if it is missing or truncated. */
    public byte[] raw(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.count > MAX_VALUES || !isInside(field)) {
            return new byte[0];
        }
        return bytes.copy(field.start, field.size * field.count);
    }
}
