package io.github.qptv2.media.image.bmp;

import java.util.function.IntFunction;

import io.github.qptv2.media.image.color.SampleLines;
import io.github.qptv2.media.image.color.StoredSamples;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Pixels of a bitmap that are indices of a palette. */
final class BmpIndices implements SampleLines {

    private final BmpLayout layout;
    private final int[] palette;
    private final int bits;
    private final IntFunction<byte[]> rows;

    /**
     * @param palette colors as 0xRRGGBB, one for each value of an index
     * @param bits of an index
     * @param rows the indices of a row; row 0 is at the top
     */
    BmpIndices(BmpLayout layout, int[] palette, int bits, IntFunction<byte[]> rows) {
        this.layout = layout;
        this.palette = palette;
        this.bits = bits;
        this.rows = rows;
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
        return 3;
    }

    @Override
    public void read(int y, int[] samples) {
        byte[] row = rows.apply(y);
        for (int x = 0, to = 0; x < width(); x++) {
            int color = palette[StoredSamples.at(row, 0, x, bits, LITTLE_ENDIAN)];
            samples[to++] = color >> 16;
            samples[to++] = color >> 8 & 255;
            samples[to++] = color & 255;
        }
    }
}
