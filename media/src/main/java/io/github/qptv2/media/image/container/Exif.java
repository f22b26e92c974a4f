package io.github.qptv2.media.image.container;

import java.nio.ByteOrder;

/** Reads the orientation from EXIF. */
public final class Exif {

    private static final int ORIENTATION = 274;
    private static final int ENTRY = 12;

    private Exif() {}

    /** Orientation 1..8 from EXIF data whose TIFF header is at {@code start}; 1 if it is missing or corrupt. */
    public static int orientation(RandomAccessBytes bytes, long start) {
        try {
            ByteOrder order = bytes.has(start, "MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            long directory = start + bytes.u32(start + 4, order);
            int entries = bytes.u16(directory, order);
            for (int i = 0; i < entries; i++) {
                long entry = directory + 2 + (long) ENTRY * i;
                if (bytes.u16(entry, order) == ORIENTATION) {
                    return valid(bytes.u16(entry + 8, order));
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException broken) {
            return 1;
        }
    }

    /** Values outside 1..8 are invalid and mean 1, as in other viewers. */
    public static int valid(int orientation) {
        return orientation >= 1 && orientation <= 8 ? orientation : 1;
    }
}
