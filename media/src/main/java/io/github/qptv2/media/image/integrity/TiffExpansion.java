package io.github.qptv2.media.image.integrity;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Counts the bytes to which a strip or tile of a TIFF expands (TIFF 6.0, sections 9 and 13; Deflate). */
final class TiffExpansion {

    private static final int CLEAR = 256;
    private static final int END = 257;

    private TiffExpansion() {}

    static long inflated(ByteBuffer data, long needed) throws CorruptDataException {
        var inflater = new Inflater();
        try {
            inflater.setInput(data);
            var block = new byte[1 << 16];
            long total = 0;
            int length;
            while (total <= needed && (length = inflater.inflate(block)) > 0) {
                total += length;
            }
            return total;
        } catch (DataFormatException e) {
            throw new CorruptDataException("the zlib stream is corrupt (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }

    static long packBits(ByteBuffer data, long needed) throws CorruptDataException {
        long total = 0;
        while (total < needed && data.hasRemaining()) {
            int control = data.get();
            int length = control >= 0 ? control + 1 : control == -128 ? 0 : 1 - control;
            int stored = control >= 0 ? length : control == -128 ? 0 : 1;
            if (stored > data.remaining()) {
                throw new CorruptDataException("a PackBits run extends past its strip");
            }
            data.position(data.position() + stored);
            total += length;
        }
        return total;
    }

    /** Codes of 9 to 12 bits, the highest first, which grow one code early. */
    static long lzw(ByteBuffer data, long needed) throws CorruptDataException {
        var table = new LzwLengths(CLEAR, END + 1);
        long total = 0;
        int width = 9, bits = 0, count = 0;
        while (total < needed) {
            while (count < width) {
                if (!data.hasRemaining()) {
                    return total;
                }
                bits = bits << 8 | (data.get() & 255);
                count += 8;
            }
            count -= width;
            int code = bits >>> count;
            bits &= (1 << count) - 1;
            if (code == END) {
                return total;
            }
            if (code == CLEAR) {
                table.clear();
                width = 9;
                continue;
            }
            total += table.expand(code);
            if (table.next() == (1 << width) - 1 && width < 12) {
                width++;
            }
        }
        return total;
    }

    /** Whether the codes are in the order of files before TIFF 6.0, which begin with the clear code. */
    static boolean oldLzw(ByteBuffer data) {
        return data.remaining() > 1 && data.get(0) == 0 && (data.get(1) & 1) == 1;
    }
}
