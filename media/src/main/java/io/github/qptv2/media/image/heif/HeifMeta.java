package io.github.qptv2.media.image.heif;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The meta box of a HEIF file (ISO/IEC 14496-12, 8.11): items with their properties, data and references.
 *
 * <p>Reading past the end throws {@link IndexOutOfBoundsException}.
 */
public final class HeifMeta {

    /** A reference from an item to others, such as dimg (tiles of a grid) or auxl (alpha of an image). */
    record Reference(String type, int from, List<Integer> to) {}

    private static final int HEADER = 8;
    private static final int MAX_ITEMS = 65536;

    private final RandomAccessBytes bytes;
    private final Map<Integer, HeifItem> items = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<HeifItem.Property> properties = new ArrayList<>();
    private int primary;
    private int extentCount;
    private long itemData;
    private boolean present;

    HeifMeta(RandomAccessBytes bytes) {
        this.bytes = bytes;
        boxes(0, bytes.size(), (type, body) -> {
            if (type.equals("meta")) {
                present = true;
                boxes(body[0] + 4, body[1], this::box);
                boxes(body[0] + 4, body[1], this::associations);
            }
        });
    }

    boolean isPresent() {
        return present && items.containsKey(primary);
    }

    HeifItem primary() {
        return item(primary);
    }

    HeifItem item(int id) {
        HeifItem item = items.get(id);
        if (item == null) {
            throw new CorruptHeaderException("item " + id + " is referenced but missing");
        }
        return item;
    }

    /** Items that {@code from} refers to. */
    List<Integer> references(String type, int from) {
        return references.stream()
                .filter(reference -> reference.type().equals(type) && reference.from() == from)
                .findFirst()
                .map(Reference::to)
                .orElse(List.of());
    }

    /** Items that refer to {@code to}. */
    List<Integer> referring(String type, int to) {
        return references.stream()
                .filter(reference ->
                        reference.type().equals(type) && reference.to().contains(to))
                .map(Reference::from)
                .toList();
    }

    /** The data of an item, its parts joined. */
    public byte[] data(HeifItem item) {
        var whole = new ByteArrayOutputStream();
        for (HeifItem.Extent extent : item.extents()) {
            whole.writeBytes(bytes.copy((extent.inItemData() ? itemData : 0) + extent.offset(), extent.length()));
        }
        return whole.toByteArray();
    }

    /** Whether the file contains all data of an item. */
    boolean complete(HeifItem item) {
        return item.extents().stream()
                .allMatch(extent ->
                        (extent.inItemData() ? itemData : 0) + extent.offset() + extent.length() <= bytes.size());
    }

    /** Calls with the type, and the offsets of the body's start and end, of each box. */
    private void boxes(long start, long end, BiConsumer<String, long[]> each) {
        long at = start;
        while (at + HEADER <= end) {
            long size = bytes.u32(at, BIG_ENDIAN), head = HEADER;
            if (size == 1) {
                size = bytes.u32(at + 8, BIG_ENDIAN) << 32 | bytes.u32(at + 12, BIG_ENDIAN);
                head = 16;
            }
            size = size == 0 ? end - at : size;
            if (size < head) {
                throw new CorruptHeaderException("boxes must have at least 8 bytes, got " + size);
            }
            String type = bytes.text(at + 4, 4);
            if (size > end - at && !type.equals("mdat")) {
                throw new IndexOutOfBoundsException("box " + type + " of " + size + " bytes");
            }
            each.accept(type, new long[] {at + head, Math.min(end, at + size)});
            at += size;
        }
    }

    private void box(String type, long[] body) {
        switch (type) {
            case "pitm" ->
                primary = bytes.at(body[0]) == 0
                        ? bytes.u16(body[0] + 4, BIG_ENDIAN)
                        : (int) bytes.u32(body[0] + 4, BIG_ENDIAN);
            case "iinf" -> boxes(body[0] + (bytes.at(body[0]) == 0 ? 6 : 8), body[1], this::itemInfo);
            case "iloc" -> locations(body[0]);
            case "idat" -> itemData = body[0];
            case "iref" -> {
                boolean wide = bytes.at(body[0]) > 0;
                boxes(body[0] + 4, body[1], (name, reference) -> reference(name, reference[0], wide));
            }
            case "iprp" ->
                boxes(body[0], body[1], (name, part) -> {
                    if (name.equals("ipco")) {
                        boxes(
                                part[0],
                                part[1],
                                (property, at) ->
                                        properties.add(new HeifItem.Property(property, at[0], at[1] - at[0], false)));
                    }
                });
            default -> {}
        }
    }

    private HeifItem known(long id) {
        if (items.size() > MAX_ITEMS) {
            throw new CorruptHeaderException("items must be at most " + MAX_ITEMS);
        }
        return items.computeIfAbsent((int) id, HeifItem::new);
    }

    private void itemInfo(String type, long[] body) {
        int version = bytes.at(body[0]);
        if (type.equals("infe") && version >= 2) {
            long id = version == 2 ? bytes.u16(body[0] + 4, BIG_ENDIAN) : bytes.u32(body[0] + 4, BIG_ENDIAN);
            HeifItem item = known(id);
            long at = body[0] + (version == 2 ? 6 : 8);
            item.type(bytes.text(at + 2, 4));
            if (bytes.u16(at, BIG_ENDIAN) != 0) { // protected
                item.unreadable();
            }
        }
    }

    private void reference(String type, long body, boolean wide) {
        int size = wide ? 4 : 2;
        int count = bytes.u16(body + size, BIG_ENDIAN);
        var to = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            to.add((int) number(body + size + 2 + (long) size * i, size));
        }
        references.add(new Reference(type, (int) number(body, size), to));
    }

    private long number(long at, int size) {
        return switch (size) {
            case 0 -> 0;
            case 2 -> bytes.u16(at, BIG_ENDIAN);
            case 4 -> bytes.u32(at, BIG_ENDIAN);
            case 8 -> bytes.u32(at, BIG_ENDIAN) << 32 | bytes.u32(at + 4, BIG_ENDIAN);
            default -> throw new CorruptHeaderException("numbers must have 0, 2, 4 or 8 bytes, got " + size);
        };
    }

    private void locations(long body) {
        int version = bytes.at(body), sizes = bytes.u16(body + 4, BIG_ENDIAN);
        int offsetSize = sizes >> 12, lengthSize = sizes >> 8 & 15, baseSize = sizes >> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15, idSize = version < 2 ? 2 : 4;
        long count = number(body + 6, idSize), at = body + 6 + idSize;
        for (long i = 0; i < count; i++) {
            HeifItem item = known(number(at, idSize));
            at += idSize;
            int method = version == 0 ? 0 : bytes.u16(at, BIG_ENDIAN) & 15;
            at += version == 0 ? 0 : 2;
            if (method > 1 || bytes.u16(at, BIG_ENDIAN) != 0) {
                item.unreadable();
            }
            long base = number(at + 2, baseSize);
            int extents = bytes.u16(at + 2 + baseSize, BIG_ENDIAN);
            at += 4 + baseSize;
            for (int extent = 0; extent < extents; extent++) {
                long offset = base + number(at + indexSize, offsetSize);
                long length = number(at + indexSize + offsetSize, lengthSize);
                if (lengthSize == 0 || length == 0) {
                    length = Math.max(0, bytes.size() - offset);
                }
                if (++extentCount > MAX_ITEMS) {
                    throw new CorruptHeaderException("parts of items must be at most " + MAX_ITEMS);
                }
                item.extents().add(new HeifItem.Extent(method == 1, offset, length));
                at += indexSize + offsetSize + lengthSize;
            }
        }
    }

    private void associations(String type, long[] body) {
        if (type.equals("iprp")) {
            boxes(body[0], body[1], (name, part) -> {
                if (name.equals("ipma")) {
                    associate(part[0]);
                }
            });
        }
    }

    private void associate(long body) {
        int idSize = bytes.at(body) == 0 ? 2 : 4;
        boolean wide = (bytes.at(body + 3) & 1) == 1;
        long count = bytes.u32(body + 4, BIG_ENDIAN), at = body + 8;
        for (long i = 0; i < count; i++) {
            HeifItem item = known(number(at, idSize));
            int each = bytes.at(at + idSize);
            at += idSize + 1;
            for (int j = 0; j < each; j++) {
                int value = wide ? bytes.u16(at, BIG_ENDIAN) : bytes.at(at);
                int index = value & (wide ? 0x7fff : 0x7f);
                at += wide ? 2 : 1;
                if (index > properties.size()) {
                    throw new CorruptHeaderException("property " + index + " is referenced but missing");
                }
                if (index > 0) {
                    var property = properties.get(index - 1);
                    boolean essential = value >> (wide ? 15 : 7) == 1;
                    item.properties()
                            .add(new HeifItem.Property(
                                    property.type(), property.start(), property.length(), essential));
                }
            }
        }
    }
}
