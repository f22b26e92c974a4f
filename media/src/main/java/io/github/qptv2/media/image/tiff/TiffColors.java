package io.github.qptv2.media.image.tiff;

import io.github.qptv2.media.image.color.SampleLines;
import io.github.qptv2.media.image.color.StoredSamples;

/**
 * The samples of a TIFF scaled to 8 bits, or to 16 if they have more than 8; indices replaced by the colors of a
 * palette, which have 16 bits.
 *
 * @param white the gray sample that means black, if gray is stored inverted (WhiteIsZero); else 0
 * @param palette red, then green, then blue of all indices, in [0, 65535]; empty for other images
 */
@SuppressWarnings("ArrayRecordComponent") // read only, within this package
record TiffColors(TiffPixels pixels, int bits, int white, int[] palette) implements SampleLines {

    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public int bands() {
        return palette.length == 0 ? pixels.bands() : pixels.bands() + 2;
    }

    @Override
    public boolean has16BitSamples() {
        return palette.length > 0 || pixels.has16BitSamples();
    }

    @Override
    public void read(int y, int[] samples) {
        int stored = pixels.bands(), bands = bands(), colors = palette.length / 3;
        int[] line = palette.length == 0 ? samples : new int[stored * width()];
        pixels.read(y, line);
        for (int x = 0; x < width(); x++) {
            int from = x * stored, to = x * bands;
            int extra = 0;
            if (palette.length > 0) {
                for (int color = 0; color < 3; color++) {
                    samples[to++] = palette[color * colors + line[from]];
                }
                extra = 1;
            } else if (white > 0) {
                line[from] = white - line[from];
            }
            for (int i = extra; i < stored; i++) {
                samples[to++] = scaled(line[from + i]);
            }
        }
    }

    private int scaled(int value) {
        return StoredSamples.scaled(value, (1 << bits) - 1, has16BitSamples() ? 65535 : 255);
    }
}
