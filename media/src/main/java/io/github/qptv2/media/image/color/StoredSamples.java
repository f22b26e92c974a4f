package io.github.qptv2.media.image.color;

import java.nio.ByteOrder;

/** Unsigned samples of 1 to 16 bits as PNG, TIFF and BMP store them, and their conversion to another range. */
public final class StoredSamples {

    private StoredSamples() {}

    /**
     * The sample at an index of a row, in [0, 2^bits - 1]; samples follow each other without padding, the highest bit
     * first.
     *
     * @param start index of the row's first byte
     * @param order of the two bytes of a sample of 16 bits
     */
    public static int at(byte[] bytes, int start, int index, int bits, ByteOrder order) {
        if (bits == 8) {
            return bytes[start + index] & 255;
        }
        if (bits == 16) {
            int first = bytes[start + 2 * index] & 255, second = bytes[start + 2 * index + 1] & 255;
            return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
        }
        int value = 0;
        long bit = (long) index * bits;
        for (int taken = 0; taken < bits; ) {
            int within = (int) ((bit + taken) % 8), count = Math.min(8 - within, bits - taken);
            int stored = bytes[start + (int) ((bit + taken) / 8)] & 255;
            value = (value << count) | ((stored >> (8 - within - count)) & ((1 << count) - 1));
            taken += count;
        }
        return value;
    }

    /** A sample of [0, most] in [0, range], rounded half up. */
    public static int scaled(long sample, long max, int range) {
        return max == range ? (int) sample : (int) ((sample * range + max / 2) / max);
    }
}
