package io.github.qptv2.media.image.integrity;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import static java.nio.ByteOrder.BIG_ENDIAN;

/** The zlib stream in the IDAT chunks of a PNG: its checksum, its length, and the filter type of each row. */
final class PngData implements AutoCloseable {

    private static final int FILTERS = 5;
    /** First column and row, steps across and down of Adam7's passes. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final int width;
    private final int height;
    private final int pixelBits;
    private final int[][] passes;
    private final Inflater inflater = new Inflater();
    private final byte[] inflated = new byte[1 << 16];
    private int pass = -1;
    private int rowsLeft;
    private long rowBytes;
    /** Bytes left of the current row. */
    private long left;

    private long surplus;
    private @Nullable String problem;

    private PngData(int width, int height, int pixelBits, boolean interlaced) {
        this.width = width;
        this.height = height;
        this.pixelBits = pixelBits;
        this.passes = interlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}};
        nextPass();
    }

    /** @param header offset of the body of IHDR */
    static PngData of(FileView file, long header) throws CorruptDataException {
        int bits = file.at(header + 8), colorType = file.at(header + 9), interlace = file.at(header + 12);
        int samples =
                switch (colorType) {
                    case 0, 3 -> 1;
                    case 2 -> 3;
                    case 4 -> 2;
                    case 6 -> 4;
                    default -> throw new CorruptDataException("IHDR has the undefined color type " + colorType);
                };
        long width = file.u32(header, BIG_ENDIAN), height = file.u32(header + 4, BIG_ENDIAN);
        boolean sides = width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
        if (!sides || bits > 16 || Integer.bitCount(bits) != 1 || interlace > 1) {
            throw new CorruptDataException("IHDR has values out of range");
        }
        return new PngData((int) width, (int) height, bits * samples, interlace == 1);
    }

    private void nextPass() {
        rowsLeft = 0;
        while (rowsLeft == 0 && ++pass < passes.length) {
            int[] step = passes[pass];
            long columns = ((long) width - step[0] + step[2] - 1) / step[2];
            rowsLeft = columns == 0 ? 0 : (int) (((long) height - step[1] + step[3] - 1) / step[3]);
            rowBytes = 1 + (columns * pixelBits + 7) / 8;
        }
    }

    /** Inflates the body of one IDAT. */
    void put(ByteBuffer body) {
        if (problem != null || (inflater.finished() && body.hasRemaining())) {
            surplus += inflater.finished() ? body.remaining() : 0;
            return;
        }
        inflater.setInput(body);
        try {
            int length;
            while ((length = inflater.inflate(inflated)) > 0) {
                rows(length);
            }
            if (inflater.needsDictionary()) {
                problem = "the zlib stream needs a dictionary";
            }
            surplus += inflater.finished() ? inflater.getRemaining() : 0;
        } catch (DataFormatException e) {
            problem = "the zlib stream is corrupt (%s) %s".formatted(e.getMessage(), place());
        }
    }

    private void rows(int length) {
        int at = 0;
        while (at < length && problem == null) {
            if (left == 0) {
                if (rowsLeft == 0) {
                    problem = "the zlib stream has more bytes than the image needs";
                    return;
                }
                int filter = inflated[at] & 255;
                if (filter >= FILTERS) {
                    problem = "the undefined filter type " + filter + " " + place();
                    return;
                }
                left = rowBytes;
            }
            int part = (int) Math.min(left, length - at);
            at += part;
            left -= part;
            if (left == 0 && --rowsLeft == 0) {
                nextPass();
            }
        }
    }

    private String place() {
        if (pass >= passes.length) {
            return "after the last row";
        }
        int[] step = passes[pass];
        int rows = (int) (((long) height - step[1] + step[3] - 1) / step[3]);
        String row = "in row %s of %s".formatted(FileView.number(rows - rowsLeft + 1L), FileView.number(rows));
        return passes.length == 1 ? row : row + " of pass " + (pass + 1);
    }

    /** What is wrong with the data after the last chunk. */
    Optional<String> finish() {
        if (problem == null && !inflater.finished()) {
            problem = "the zlib stream ends early " + place();
        } else if (problem == null && rowsLeft > 0) {
            problem = "the zlib stream has too few bytes: it ends " + place();
        } else if (problem == null && surplus > 0) {
            problem = FileView.count(surplus, "byte") + " follow the zlib stream in IDAT";
        }
        return Optional.ofNullable(problem);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
