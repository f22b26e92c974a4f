package io.github.qptv2.media.image.tiff;

import java.io.IOException;

/**
 * LZW as in TIFF 6.0, section 13: codes of 9 to 12 bits, most significant bit first, that grow one code early.
 *
 * <p>Data that begins with the bytes 0 and 1 is of earlier writers: least significant bit first, codes grow as late as
 * possible.
 */
final class TiffLzw {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MAX_BITS = 12;

    private final byte[] data;
    private final boolean earlier;
    private final int[] prefix = new int[1 << MAX_BITS];
    private final int[] length = new int[1 << MAX_BITS];
    private final byte[] first = new byte[1 << MAX_BITS];
    private final byte[] last = new byte[1 << MAX_BITS];
    private long bit;

    TiffLzw(byte[] data) {
        this.data = data;
        this.earlier = data.length > 1 && data[0] == 0 && (data[1] & 1) == 1;
        for (int i = 0; i < CLEAR; i++) {
            first[i] = (byte) i;
            last[i] = (byte) i;
            length[i] = 1;
        }
    }

    byte[] decode(int size) throws IOException {
        var out = new byte[size];
        int free = END + 1, bits = 9, previous = -1, to = 0;
        while (to < size) {
            int code = next(bits);
            if (code == CLEAR) {
                free = END + 1;
                bits = 9;
                previous = -1;
                continue;
            }
            if (code == END || code < 0) {
                throw new TooShortException(to, size);
            }
            if (code > free || (code == free && previous < 0) || (previous < 0 && code > END)) {
                throw new IOException("invalid LZW code " + code);
            }
            if (previous >= 0 && free < 1 << MAX_BITS) {
                prefix[free] = previous;
                length[free] = length[previous] + 1;
                first[free] = first[previous];
                last[free] = first[code == free ? previous : code];
                free++;
            } else if (code == free) {
                throw new IOException("invalid LZW code " + code);
            }
            to = put(code, out, to);
            bits = bits(free);
            previous = code;
        }
        return out;
    }

    private int bits(int free) {
        int next = earlier ? free : free + 1;
        return next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
    }

    private int put(int code, byte[] out, int to) {
        int end = to + length[code];
        for (int at = end - 1, node = code; at >= to; at--, node = prefix[node]) {
            if (at < out.length) {
                out[at] = last[node];
            }
        }
        return Math.min(end, out.length);
    }

    /** The next code; -1 at the end of the data. */
    private int next(int bits) {
        if (bit + bits > 8L * data.length) {
            return -1;
        }
        int code = 0;
        for (int taken = 0; taken < bits; ) {
            int within = (int) (bit % 8), count = Math.min(8 - within, bits - taken);
            int value = data[(int) (bit / 8)] & 255, mask = (1 << count) - 1;
            code = earlier
                    ? code | (value >> within & mask) << taken
                    : (code << count) | ((value >> (8 - within - count)) & mask);
            taken += count;
            bit += count;
        }
        return code;
    }
}
