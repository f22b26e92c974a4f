package io.github.qptv2.media.image.gif;

import java.util.Arrays;
import java.util.stream.IntStream;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.RandomAccessBytes;

/**
 * Decodes the color indices of one frame of a GIF: LZW of variable code length (GIF89a, appendix F).
 *
 * <p>Throws {@link CorruptHeaderException} if the codes end before the frame does.
 */
final class GifPixels {

    private static final int MAX_BITS = 12;

    private final RandomAccessBytes bytes;
    private final int[] prefix = new int[1 << MAX_BITS];
    private final byte[] last = new byte[1 << MAX_BITS];
    private long at;
    private int left;
    private int bits;
    private int bitCount;

    /** @param start offset of the frame's code size */
    GifPixels(RandomAccessBytes bytes, long start) {
        this.bytes = bytes;
        this.at = start;
    }

    /** Indices row by row, from the top. */
    byte[] decode(int width, int height, boolean interlaced) {
        byte[] stored = codes(Math.multiplyExact(width, height));
        if (!interlaced) {
            return stored;
        }
        var rows = IntStream.concat(
                        IntStream.concat(every(0, 8, height), every(4, 8, height)),
                        IntStream.concat(every(2, 4, height), every(1, 2, height)))
                .toArray();
        var indices = new byte[stored.length];
        for (int i = 0; i < height; i++) {
            System.arraycopy(stored, i * width, indices, rows[i] * width, width);
        }
        return indices;
    }

    private static IntStream every(int first, int step, int end) {
        return IntStream.iterate(first, row -> row < end, row -> row + step);
    }

    private byte[] codes(int pixels) {
        int literalBits = bytes.at(at++);
        if (literalBits < 1 || literalBits > 8) {
            throw new CorruptHeaderException("the code size must be in [1, 8], got " + literalBits);
        }
        int clear = 1 << literalBits, free = clear + 2, size = literalBits + 1, previous = -1, to = 0;
        for (int i = 0; i < clear; i++) {
            last[i] = (byte) i;
        }
        Arrays.fill(prefix, 0, clear, -1);
        var out = new byte[pixels];
        var string = new byte[1 << MAX_BITS];
        while (to < pixels) {
            int code = next(size);
            if (code == clear) {
                free = clear + 2;
                size = literalBits + 1;
                previous = -1;
                continue;
            }
            if (code == clear + 1 || code > free || (code == free && previous < 0)) {
                throw new CorruptHeaderException(
                        "the codes end or are invalid after " + to + " of " + pixels + " pixels");
            }
            int length = 0;
            boolean repeats = code == free; // the string that is about to be defined
            for (int node = repeats ? previous : code; node >= 0; node = prefix[node]) {
                string[length++] = last[node];
            }
            byte first = string[length - 1];
            for (int i = length - 1; i >= 0 && to < pixels; i--) {
                out[to++] = string[i];
            }
            if (repeats && to < pixels) {
                out[to++] = first;
            }
            if (previous >= 0 && free < 1 << MAX_BITS) {
                prefix[free] = previous;
                last[free++] = first;
                size = free == 1 << size && size < MAX_BITS ? size + 1 : size;
            }
            previous = code;
        }
        return out;
    }

    private int next(int size) {
        while (bitCount < size) {
            if (left == 0) {
                left = bytes.at(at++);
                if (left == 0) {
                    throw new CorruptHeaderException("the codes end before the frame does");
                }
            }
            bits |= bytes.at(at++) << bitCount;
            bitCount += 8;
            left--;
        }
        int code = bits & ((1 << size) - 1);
        bits >>>= size;
        bitCount -= size;
        return code;
    }
}
