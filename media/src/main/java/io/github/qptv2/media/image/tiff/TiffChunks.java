package io.github.qptv2.media.image.tiff;

import java.io.IOException;
import java.nio.ByteOrder;

import io.github.qptv2.media.image.container.RandomAccessBytes;

/**
 * The strips or tiles of a TIFF.
 *
 * @param offsets of the chunks: rows of chunks from the top, planes one after the other
 * @param predictor 2 if a sample is stored as the difference to its left neighbor
 * @param reversed whether the bits of a byte are stored from the lowest (FillOrder 2)
 * @param jpegTables tables that JPEG strips share; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // read only, within this package
record TiffChunks(
        RandomAccessBytes bytes,
        ByteOrder order,
        TiffLayout layout,
        long[] offsets,
        long[] lengths,
        int compression,
        int predictor,
        boolean reversed,
        byte[] jpegTables) {

    /** The unpacked bytes of a chunk of so many rows. */
    byte[] decode(int chunk, int rows) throws IOException {
        int size = Math.multiplyExact(layout.rowBytes(), rows);
        byte[] data = bytes.copy(offsets[chunk], lengths[chunk]);
        if (reversed && compression != TiffCodec.JPEG) {
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (Integer.reverse(data[i]) >>> 24);
            }
        }
        byte[] unpacked = TiffCodec.decode(compression, data, size, jpegTables);
        if (predictor == 2) {
            for (int row = 0; row < rows; row++) {
                sum(unpacked, row * layout.rowBytes());
            }
        }
        return unpacked;
    }

    private void sum(byte[] data, int start) {
        int samples = layout.chunkSamples(), end = start + layout.rowBytes();
        if (layout.bits() == 8) {
            for (int at = start + samples; at < end; at++) {
                data[at] += data[at - samples];
            }
            return;
        }
        int high = order == ByteOrder.BIG_ENDIAN ? 0 : 1, low = 1 - high;
        for (int at = start + 2 * samples; at < end; at += 2) {
            int left = at - 2 * samples;
            int value = (((data[at + high] & 255) << 8) | (data[at + low] & 255))
                    + (((data[left + high] & 255) << 8) | (data[left + low] & 255));
            data[at + high] = (byte) (value >> 8);
            data[at + low] = (byte) value;
        }
    }
}
