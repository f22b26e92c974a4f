package io.github.qptv2.media.image.bmp;

import io.github.qptv2.media.image.container.RandomAccessBytes;

/**
 * Decodes the run lengths of a bitmap (BI_RLE8, BI_RLE4).
 *
 * <p>Two bytes are a count and a value to repeat. A count of 0 is an escape: 0 ends the row, 1 the image, 2 moves right
 * and up, and a larger number is that of the values that follow, padded to 16 bits.
 */
final class BmpRuns {

    private final RandomAccessBytes bytes;
    private final BmpLayout layout;
    private final boolean eight;
    private final byte[] indices;
    private int x;
    private int y;

    BmpRuns(RandomAccessBytes bytes, BmpLayout layout, boolean eight) {
        this.bytes = bytes;
        this.layout = layout;
        this.eight = eight;
        this.indices = new byte[Math.multiplyExact(layout.width(), layout.height())];
    }

    /** Indices from the top row down; pixels that no run covers have index 0. */
    byte[] decode() {
        long at = layout.start();
        while (y < layout.height() && !endsWithoutMarker(at)) {
            int count = bytes.at(at), value = bytes.at(at + 1);
            at += 2;
            if (count > 0) {
                for (int i = 0; i < count; i++) {
                    put(eight ? value : i % 2 == 0 ? value >> 4 : value & 15);
                }
            } else if (value == 0) {
                x = 0;
                y++;
            } else if (value == 1) {
                break;
            } else if (value == 2) {
                x += bytes.at(at);
                y += bytes.at(at + 1);
                at += 2;
            } else {
                at = literal(at, value);
            }
        }
        return indices;
    }

    /** Some encoders omit the marker of the end after the last row. */
    private boolean endsWithoutMarker(long at) {
        return at + 1 >= bytes.size() && y == layout.height() - 1 && x >= layout.width();
    }

    private long literal(long from, int count) {
        for (int i = 0; i < count; i++) {
            int value = bytes.at(from + (eight ? i : i / 2));
            put(eight ? value : i % 2 == 0 ? value >> 4 : value & 15);
        }
        int length = eight ? count : (count + 1) / 2;
        return from + length + length % 2;
    }

    private void put(int index) {
        if (x < layout.width() && y < layout.height()) {
            int row = layout.topDown() ? y : layout.height() - 1 - y;
            indices[row * layout.width() + x] = (byte) index;
        }
        x++;
    }
}
