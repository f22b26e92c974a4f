package io.github.qptv2.media.image.integrity;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bits of a scan's entropy-coded data up to the next marker, without stuffed zero bytes (ITU-T T.81, F.1.2.3).
 *
 * <p>After the last bit come zero bits; {@link #exhausted} says whether one of them was taken.
 */
final class JpegBits {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int BLOCK = 1 << 16;
    private static final int ZERO_WORDS = 6;
    /** Value of {@link #marker} before a marker is reached. */
    static final int NONE = 0;
    /** Value of {@link #marker} at the end of the file. */
    static final int END_OF_FILE = -1;

    /** The codes of AC coefficients, by the next bits. */
    interface Steps {

        /** Coefficients of a step that ends its block; more than a block has. */
        int END = 2 * JpegComponent.COEFFICIENTS;

        /** One or several steps at the next {@link #LONG_LOOKAHEAD} bits, as one; 0 if {@link #at} must be called. */
        int several(int lookahead);

        /** The step at the next {@link #LOOKAHEAD} bits; 0 if {@link #take} must be called. */
        int at(int lookahead);

        /** Takes the code of a step; the bits of its coefficient remain. */
        int take(JpegBits bits) throws CorruptDataException;
    }

    static final int LOOKAHEAD = 9;
    static final int LONG_LOOKAHEAD = 12;

    private final ByteBuffer file;
    private final byte[] block = new byte[BLOCK];
    private int blockEnd;
    private int at;
    private int length;
    /** The next bits, from the highest. */
    private long bits;
    /** Number of valid bits in {@link #bits}, the zero bits after the data included. */
    private int count;

    private int zeros;
    private int marker = NONE;
    /** Number of consecutive words of the file, the last taken, that are 0. */
    private int zeroWords;

    JpegBits(ByteBuffer file) {
        this.file = file;
    }

    /** Continues at an offset of the file. */
    void start(int offset) {
        blockEnd = offset;
        at = 0;
        length = 0;
        next();
    }

    private void next() {
        bits = 0;
        count = 0;
        zeros = 0;
        marker = NONE;
        zeroWords = 0;
    }

    /** Makes at least 32 bits available. */
    void fill() {
        if (count >= 32) {
            return;
        }
        if (marker == NONE && at + 4 <= length) {
            int four = (int) INTS.get(block, at);
            if (((~four - 0x01010101) & four & 0x80808080) == 0) { // none of the bytes is 255
                bits |= (four & 0xffffffffL) << (32 - count);
                count += 32;
                at += 4;
                zeroWords = four == 0 ? zeroWords + 1 : 0;
                return;
            }
        }
        fillByBytes();
    }

    private void fillByBytes() {
        zeroWords = 0;
        while (count <= 56) {
            int value = data();
            if (value < 0) {
                zeros += 8;
            } else {
                bits |= (long) value << (56 - count);
            }
            count += 8;
        }
    }

    /** The next byte of data, or -1 at a marker. */
    private int data() {
        if (marker != NONE) {
            return -1;
        }
        int value = raw();
        if (value != 255) {
            marker = value < 0 ? END_OF_FILE : NONE;
            return value;
        }
        while (value == 255) { // fill bytes
            value = raw();
        }
        if (value == 0) {
            return 255;
        }
        marker = value < 0 ? END_OF_FILE : value;
        return -1;
    }

    private int raw() {
        if (at == length) {
            length = Math.min(BLOCK, file.limit() - blockEnd);
            at = 0;
            if (length == 0) {
                return -1;
            }
            file.get(blockEnd, block, 0, length);
            blockEnd += length;
        }
        return block[at++] & 255;
    }

    /** The next 1 to 32 bits, which must be available. */
    int peek(int bitCount) {
        return (int) (bits >>> (64 - bitCount));
    }

    /** Skips up to 32 available bits. */
    void skip(int bitCount) {
        bits <<= bitCount;
        count -= bitCount;
    }

    /**
     * Takes the AC coefficients of a block.
     *
     * @return one more than the last coefficient, more by the step's own length if the block was ended
     */
    int takeBlock(Steps steps) throws CorruptDataException {
        long ahead = bits; // locals are faster than fields
        int available = count, k = 1;
        while (k < JpegComponent.COEFFICIENTS) {
            if (available < 32) {
                bits = ahead;
                count = available;
                fill();
                ahead = bits;
                available = count;
            }
            int step = steps.several((int) (ahead >>> (64 - LONG_LOOKAHEAD)));
            int coefficients = step >> 8;
            if (step == 0 || k + coefficients % Steps.END >= JpegComponent.COEFFICIENTS) {
                step = steps.at((int) (ahead >>> (64 - LOOKAHEAD))); // the block may end between two steps
            }
            if (step == 0) {
                bits = ahead;
                count = available;
                step = steps.take(this);
                ahead = bits;
                available = count;
            }
            k += step >> 8;
            ahead <<= step & 255;
            available -= step & 255;
        }
        bits = ahead;
        count = available;
        return k;
    }

    /** Skips any number of bits, at most 64. */
    void skipMany(int bitCount) {
        if (bitCount <= count && bitCount < 64) {
            skip(bitCount);
            return;
        }
        fill();
        int first = Math.min(32, bitCount);
        skip(first);
        if (bitCount > first) {
            fill();
            skip(bitCount - first);
        }
    }

    /** The next 0 to 16 bits as a number. */
    int take(int bitCount) {
        if (bitCount == 0) {
            return 0;
        }
        fill();
        int value = peek(bitCount);
        skip(bitCount);
        return value;
    }

    /** Whether more bits were taken than the data have. */
    boolean exhausted() {
        return zeros > count;
    }

    /**
     * Throws if the data of a block that has coefficients end in a run of zero bytes. Zero bytes are Huffman data where
     * the shortest code means a block without coefficients, as in plain areas, and equal coefficients in a row
     * otherwise, which no image has so many of: zeros were written over the data.
     */
    void requireNoZeroBytes() throws CorruptDataException {
        if (zeroWords >= ZERO_WORDS) {
            throw new CorruptDataException("zero bytes have replaced Huffman data");
        }
    }

    /** Skips the data before the next marker and returns the number of whole bytes skipped. */
    int rest() {
        int rest = Math.max(0, count - zeros) / 8;
        while (data() >= 0) {
            rest++;
        }
        return rest;
    }

    /** The marker that ended the data: its code, or {@link #END_OF_FILE}; {@link #NONE} before it is reached. */
    int marker() {
        return marker;
    }

    /** Continues after a restart marker. */
    void restart() {
        next();
    }

    /** Offset in the file of the next byte that was not taken, less stuffed bytes; after the marker once reached. */
    int offset() {
        return blockEnd - length + at - (marker == NONE ? count / 8 : 0);
    }
}
