package io.github.qptv2.media.image.png;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The rows of a PNG's image data: its IDAT chunks are inflated and the filters undone (PNG specification, third
 * edition, sections 9 and 10). Throws {@link CorruptHeaderException} if the data end early or are invalid.
 */
final class PngScanlines implements AutoCloseable {

    private static final int PIECE = 1 << 16;
    private static final int CHUNK_FRAME = 12;

    private final RandomAccessBytes bytes;
    /** Bytes from a sample to the same sample of the pixel before; at least 1. */
    private final int distance;

    private final Inflater inflater = new Inflater();
    /** Offset of the next chunk. */
    private long chunk;
    /** Offset of the next byte of the present IDAT, and the bytes left of it. */
    private long at;

    private long left;
    private byte[] row = {};
    private byte[] above = {};

    /** @param firstChunk offset of the first chunk */
    PngScanlines(RandomAccessBytes bytes, long firstChunk, PngLayout layout) {
        this.bytes = bytes;
        this.chunk = firstChunk;
        this.distance = Math.max(1, layout.pixelBits() / 8);
    }

    /** Starts an image, or a pass of an interlaced one, whose rows have this many bytes. */
    void start(int rowBytes) {
        row = new byte[1 + rowBytes];
        above = new byte[1 + rowBytes];
    }

    /** The next row, from index 1; valid until the second next call. */
    byte[] next() {
        byte[] former = above;
        above = row;
        row = former;
        inflate();
        unfilter();
        return row;
    }

    private void inflate() {
        try {
            for (int done = 0; done < row.length; ) {
                int length = inflater.inflate(row, done, row.length - done);
                done += length;
                if (length == 0) {
                    feed();
                }
            }
        } catch (DataFormatException e) {
            throw new CorruptHeaderException("its zlib stream is corrupt");
        }
    }

    private void feed() {
        if (inflater.finished() || inflater.needsDictionary()) {
            throw new CorruptHeaderException("its zlib stream ends before the image does");
        }
        while (left == 0) {
            long length = bytes.u32(chunk, BIG_ENDIAN);
            if (bytes.has(chunk + 4, "IEND")) {
                throw new CorruptHeaderException("its image data end before the image does");
            }
            if (bytes.has(chunk + 4, "IDAT")) {
                at = chunk + 8;
                left = length;
            }
            chunk += CHUNK_FRAME + length;
        }
        long piece = Math.min(PIECE, left);
        inflater.setInput(bytes.copy(at, piece));
        at += piece;
        left -= piece;
    }

    private void unfilter() {
        switch (row[0]) {
            case 0 -> {}
            case 1 -> sub();
            case 2 -> up();
            case 3 -> average();
            case 4 -> paeth();
            default ->
                throw new CorruptHeaderException("the filter type of a row must be in [0, 4], got " + (row[0] & 255));
        }
    }

    private void sub() {
        for (int i = 1 + distance; i < row.length; i++) {
            row[i] += row[i - distance];
        }
    }

    private void up() {
        for (int i = 1; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private void average() {
        int first = Math.min(row.length, 1 + distance);
        for (int i = 1; i < first; i++) {
            row[i] += (byte) ((above[i] & 255) >> 1);
        }
        for (int i = first; i < row.length; i++) {
            row[i] += (byte) (((row[i - distance] & 255) + (above[i] & 255)) >> 1);
        }
    }

    private void paeth() {
        int first = Math.min(row.length, 1 + distance);
        for (int i = 1; i < first; i++) {
            row[i] += above[i];
        }
        for (int i = first; i < row.length; i++) {
            int a = row[i - distance] & 255, b = above[i] & 255, c = above[i - distance] & 255;
            int toA = Math.abs(b - c), toB = Math.abs(a - c), toC = Math.abs(a + b - 2 * c);
            row[i] += (byte) (toA <= toB && toA <= toC ? a : toB <= toC ? b : c);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
