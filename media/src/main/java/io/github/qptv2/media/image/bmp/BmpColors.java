package io.github.qptv2.media.image.bmp;

import io.github.qptv2.media.image.color.SampleLines;
import io.github.qptv2.media.image.color.StoredSamples;
import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Pixels of 16, 24 or 32 bits of a bitmap: each color is a field of bits, scaled to 8 bits and rounded. */
final class BmpColors implements SampleLines {

    private final RandomAccessBytes bytes;
    private final BmpLayout layout;
    private final long[] masks;

    /** @param masks of red, green, blue and alpha */
    BmpColors(RandomAccessBytes bytes, BmpLayout layout, long[] masks) {
        this.bytes = bytes;
        this.layout = layout;
        this.masks = masks;
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int height() {
        return layout.height();
    }

    @Override
    public int bands() {
        return masks[3] == 0 ? 3 : 4;
    }

    @Override
    public void read(int y, int[] samples) {
        int size = layout.bits() / 8, bands = bands();
        long at = layout.row(y);
        for (int x = 0, to = 0; x < width(); x++, at += size) {
            long pixel = bytes.u16(at, LITTLE_ENDIAN);
            if (size > 2) {
                pixel |= (long) bytes.at(at + 2) << 16 | (size > 3 ? (long) bytes.at(at + 3) << 24 : 0);
            }
            for (int band = 0; band < bands; band++) {
                samples[to++] = eightBits(pixel, masks[band]);
            }
        }
    }

    private static int eightBits(long pixel, long mask) {
        if (mask == 0) {
            return 0;
        }
        int shift = Long.numberOfTrailingZeros(mask);
        long max = mask >> shift;
        return Math.min(255, StoredSamples.scaled((pixel & mask) >> shift, max, 255));
    }
}
