package io.github.qptv2.media.image.integrity;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The first directory of a TIFF 6.0 or BigTIFF file: tags and their unsigned values. */
final class TiffFields {

    private static final int BIG = 43;
    private static final int[] TYPE_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    /** Types of whole numbers: BYTE, SHORT, LONG, their signed forms, IFD, LONG8, SLONG8, IFD8. */
    private static final Set<Integer> INTEGRAL = Set.of(1, 3, 4, 6, 8, 9, 13, 16, 17, 18);

    /** Where a field's values stand. */
    record Field(int type, int size, long count, long start) {}

    private final FileView file;
    private final ByteOrder order;
    private final boolean big;
    private final Map<Integer, Field> fields = new HashMap<>();

    TiffFields(FileView file) throws CorruptDataException {
        this.file = file;
        this.order = file.has(0, "MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.big = file.u16(2, order) == BIG;
        long at = offset(big ? 8 : 4);
        long entries = big ? offset(at) : file.u16(at, order);
        for (long i = 0; i < Math.min(entries, 65535); i++) {
            field(at + (big ? 8 + 20 * i : 2 + 12 * i));
        }
    }

    /** Of several fields with a tag the first counts. */
    private void field(long entry) throws CorruptDataException {
        int type = file.u16(entry + 2, order);
        int size = type < TYPE_SIZES.length ? TYPE_SIZES[type] : 0;
        long count = offset(entry + 4), room = big ? 8 : 4, value = entry + 4 + room;
        fields.putIfAbsent(
                file.u16(entry, order), new Field(type, size, count, size * count <= room ? value : offset(value)));
    }

    /**
     * Requires whole numbers of a field if it is there.
     *
     * @throws CorruptDataException if it has no value, or values of another type: decoders would take its default
     */
    void requireIntegral(int tag, String name) throws CorruptDataException {
        Field field = fields.get(tag);
        if (field != null && (field.count < 1 || !INTEGRAL.contains(field.type))) {
            throw new CorruptDataException(
                    "the field %s has %s of type %d".formatted(name, FileView.count(field.count, "value"), field.type));
        }
    }

    private long offset(long at) throws CorruptDataException {
        if (!big) {
            return file.u32(at, order);
        }
        long first = file.u32(at, order), second = file.u32(at + 4, order);
        long value = order == ByteOrder.BIG_ENDIAN ? first << 32 | second : second << 32 | first;
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new CorruptDataException(
                    "an offset or count of " + Long.toUnsignedString(value) + " exceeds the file");
        }
        return value;
    }

    boolean has(int tag) {
        return fields.containsKey(tag);
    }

    /** All values of an integral field; none if it is missing. */
    long[] values(int tag) throws CorruptDataException {
        Field field = fields.get(tag);
        if (field == null || field.size == 0 || field.count == 0) {
            return new long[0];
        }
        file.range(field.start, field.size * field.count); // all there, before memory is spent on it
        var values = new long[(int) field.count];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(field, field.start + (long) i * field.size);
        }
        return values;
    }

    private long value(Field field, long at) throws CorruptDataException {
        return switch (field.size) {
            case 1 -> file.at(at);
            case 2 -> file.u16(at, order);
            case 4 -> file.u32(at, order);
            default -> offset(at);
        };
    }

    /** The first value of an integral field, or {@code missing}. */
    long value(int tag, long missing) throws CorruptDataException {
        long[] values = values(tag);
        return values.length == 0 ? missing : values[0];
    }

    /** Sum of the values of a field, or {@code missing}. */
    long sum(int tag, long missing) throws CorruptDataException {
        long[] values = values(tag);
        return values.length == 0 ? missing : Arrays.stream(values).sum();
    }

    /** Offset of a field's values. */
    long start(int tag) {
        Field field = fields.get(tag);
        return field == null ? 0 : field.start;
    }

    /** Number of a field's values. */
    long count(int tag) {
        Field field = fields.get(tag);
        return field == null ? 0 : field.count;
    }
}
