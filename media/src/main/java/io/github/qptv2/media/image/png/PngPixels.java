package io.github.qptv2.media.image.png;

import io.github.qptv2.media.image.color.StoredSamples;

import static java.nio.ByteOrder.BIG_ENDIAN;

/** The stored rows of a PNG from the top, those of an interlaced one put together from its seven passes. */
final class PngPixels implements AutoCloseable {

    /** First column and row, steps across and down of Adam7's passes. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PngLayout layout;
    private final PngScanlines lines;
    /** The rows of an interlaced image; empty for others, which are inflated when they are read. */
    private final byte[][] rows;

    PngPixels(PngLayout layout, PngScanlines lines) {
        this.layout = layout;
        this.lines = lines;
        this.rows = layout.interlaced() ? new byte[layout.height()][] : new byte[0][];
    }

    /** Row {@code y}, after row {@code y} - 1: its bytes from index 1, valid until the second next call. */
    byte[] row(int y) {
        if (y == 0) {
            begin();
        }
        return layout.interlaced() ? rows[y] : lines.next();
    }

    private void begin() {
        if (!layout.interlaced()) {
            lines.start(layout.rowBytes(layout.width()));
            return;
        }
        for (int[] pass : ADAM7) {
            readPass(pass);
        }
    }

    private void readPass(int[] pass) {
        int columns = (layout.width() - pass[0] + pass[2] - 1) / pass[2];
        if (columns == 0 || pass[1] >= layout.height()) {
            return;
        }
        lines.start(layout.rowBytes(columns));
        for (int y = pass[1]; y < layout.height(); y += pass[3]) {
            if (rows[y] == null) {
                rows[y] = new byte[1 + layout.rowBytes(layout.width())];
            }
            scatter(lines.next(), rows[y], pass);
        }
    }

    private void scatter(byte[] from, byte[] to, int[] pass) {
        int bits = layout.pixelBits(), size = bits / 8;
        for (int x = pass[0], i = 0; x < layout.width(); x += pass[2], i++) {
            if (size > 0) {
                System.arraycopy(from, 1 + i * size, to, 1 + x * size, size);
            } else {
                long at = (long) x * bits;
                to[1 + (int) (at / 8)] |=
                        (byte) (StoredSamples.at(from, 1, i, bits, BIG_ENDIAN) << (8 - bits - (int) (at % 8)));
            }
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
