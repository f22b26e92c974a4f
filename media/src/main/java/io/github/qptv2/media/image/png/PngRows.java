package io.github.qptv2.media.image.png;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;

import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.RowBlock;
import io.github.qptv2.media.image.color.SampleFormat;
import io.github.qptv2.media.image.color.StoredRows;
import io.github.qptv2.media.image.color.StoredSamples;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The samples of a PNG with their meaning, in 8 or 16 bits: palettes are applied, fewer bits scaled to 8, and the color
 * that tRNS states is transparent.
 */
final class PngRows implements StoredRows {

    private final PngLayout layout;
    private final PngPixels pixels;
    private final PngTransparency transparency;
    private final byte[] palette;
    private final SampleFormat samples;

    /** @param palette red, green, blue of each entry; empty without a palette */
    PngRows(PngLayout layout, PngPixels pixels, PngTransparency transparency, byte[] palette) {
        this.layout = layout;
        this.pixels = pixels;
        this.transparency = transparency;
        this.palette = palette;
        boolean gray = layout.colorType() == PngLayout.GRAY || layout.colorType() == PngLayout.GRAY_ALPHA;
        this.samples = new SampleFormat(
                gray ? ColorModel.GRAY : ColorModel.RGB,
                layout.bits() == 16,
                layout.hasAlpha() || transparency.isPresent());
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
    public SampleFormat samples() {
        return samples;
    }

    @Override
    public void read(int top, RowBlock strip) {
        int size = samples.inks().bands() * width();
        for (int y = 0; y < Math.min(strip.rows(), height() - top); y++) {
            byte[] row = pixels.row(top + y);
            if (samples.alpha()) {
                withAlpha(row, strip, y * width());
            } else if (layout.colorType() == PngLayout.PALETTE) {
                colors(row, strip.color(), y * size);
            } else if (strip.color() instanceof DataBufferByte bytes && layout.bits() == 8) {
                System.arraycopy(row, 1, bytes.getData(), y * size, size);
            } else {
                for (int i = 0; i < size; i++) {
                    strip.color().setElem(y * size + i, scaled(sample(row, i)));
                }
            }
        }
    }

    private int sample(byte[] row, int index) {
        return StoredSamples.at(row, 1, index, layout.bits(), BIG_ENDIAN);
    }

    private int scaled(int sample) {
        return layout.bits() >= 8 ? sample : StoredSamples.scaled(sample, (1 << layout.bits()) - 1, 255);
    }

    private int color(int entry, int band) {
        int at = 3 * entry + band;
        return at < palette.length ? palette[at] & 255 : 0;
    }

    private void colors(byte[] row, DataBuffer to, int from) {
        for (int x = 0, at = from; x < width(); x++) {
            int entry = sample(row, x);
            for (int band = 0; band < 3; band++) {
                to.setElem(at++, color(entry, band));
            }
        }
    }

    private void withAlpha(byte[] row, RowBlock strip, int from) {
        int stored = layout.samples(), bands = samples.inks().bands();
        var raw = new int[stored];
        var pixel = new int[bands + 1];
        for (int x = 0; x < width(); x++) {
            for (int i = 0; i < stored; i++) {
                raw[i] = sample(row, x * stored + i);
            }
            for (int band = 0; band < bands; band++) {
                pixel[band] = layout.colorType() == PngLayout.PALETTE ? color(raw[0], band) : scaled(raw[band]);
            }
            pixel[bands] = layout.hasAlpha() ? raw[bands] : transparency.opacity(raw);
            strip.putWithAlpha(from + x, pixel, false);
        }
    }

    @Override
    public void close() {
        pixels.close();
    }
}
