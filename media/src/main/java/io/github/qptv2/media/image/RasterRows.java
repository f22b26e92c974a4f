package io.github.qptv2.media.image;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.function.Consumer;

import io.github.qptv2.media.image.color.ColorModel;
import io.github.qptv2.media.image.color.RowBlock;
import io.github.qptv2.media.image.color.SampleFormat;
import io.github.qptv2.media.image.color.StoredRows;

/** Pixels as the JDK's own decoders hand them out, for the variants that OpenCV reads wrongly or not at all. */
final class RasterRows implements StoredRows {

    /**
     * How to understand the bands.
     *
     * @param alphaBand the band that is alpha; -1 if none is, and bands beyond the inks are ignored
     * @param fix turns one pixel's samples into the inks meant, in place
     */
    record Interpretation(ColorModel inks, int alphaBand, boolean premultiplied, Consumer<int[]> fix) {

        /** Red, green, blue and straight alpha. */
        static final Interpretation RGBA = new Interpretation(ColorModel.RGB, 3, false, pixel -> {});
    }

    private final Raster raster;
    private final Interpretation meaning;
    private final SampleFormat samples;

    RasterRows(Raster raster, Interpretation meaning) {
        this.raster = raster;
        this.meaning = meaning;
        boolean deep = raster.getDataBuffer().getDataType() != DataBuffer.TYPE_BYTE;
        this.samples = new SampleFormat(meaning.inks(), deep, meaning.alphaBand() >= 0);
    }

    @Override
    public int width() {
        return raster.getWidth();
    }

    @Override
    public int height() {
        return raster.getHeight();
    }

    @Override
    public SampleFormat samples() {
        return samples;
    }

    @Override
    public void read(int top, RowBlock strip) {
        int bands = raster.getNumBands(), colors = meaning.inks().bands();
        var line = new int[width() * bands];
        var pixel = new int[Math.max(bands, colors + 1)];
        for (int y = 0, at = 0; y < Math.min(strip.rows(), height() - top); y++) {
            raster.getPixels(0, top + y, width(), 1, line);
            for (int x = 0; x < width(); x++, at++) {
                System.arraycopy(line, x * bands, pixel, 0, bands);
                meaning.fix().accept(pixel);
                put(strip, at, pixel, colors);
            }
        }
    }

    private void put(RowBlock strip, int at, int[] pixel, int colors) {
        if (meaning.alphaBand() >= 0) {
            pixel[colors] = pixel[meaning.alphaBand()];
            strip.putWithAlpha(at, pixel, meaning.premultiplied());
            return;
        }
        for (int band = 0; band < colors; band++) {
            strip.color().setElem(at * colors + band, pixel[band]);
        }
    }

    @Override
    public void close() {}
}
