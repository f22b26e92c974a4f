package io.github.qptv2.media.image.bmp;

import io.github.qptv2.media.image.color.SampleLines;

/** Pixels of a bitmap that are indices of a palette. */
final class BmpIndices implements SampleLines {

    /** The index of a pixel; row 0 is at the top. */
    @FunctionalInterface
    interface Indices {
        int at(int x, int y);
    }

    private final BmpLayout layout;
    private final int[] palette;
    private final Indices indices;

    /** @param palette colors as 0xRRGGBB, one for each value of an index */
    BmpIndices(BmpLayout layout, int[] palette, Indices indices) {
        this.layout = layout;
        this.palette = palette;
        this.indices = indices;
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
        for (int x = 0, to = 0; x < width(); x++) {
            int color = palette[indices.at(x, y)];
            samples[to++] = color >> 16;
            samples[to++] = color >> 8 & 255;
            samples[to++] = color & 255;
        }
    }
}
