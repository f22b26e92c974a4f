package io.github.qptv2.media.image.color;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.util.function.Consumer;

/** Samples decoded in Java, with their meaning. */
public final class RasterRows implements StoredRows {

    /**
     * The meaning of the bands.
     *
     * @param alphaBand index of the alpha band; -1 for none, and bands after the inks are ignored
     * @param asStored whether the samples are the inks, so that {@code fix} does nothing
     * @param fix converts the samples of one pixel to inks, in place
     */
    public record Interpretation(
            ColorModel inks, int alphaBand, boolean premultiplied, boolean asStored, Consumer<int[]> fix) {

        /** Red, green, blue and straight alpha. */
        public static final Interpretation RGBA = of(ColorModel.RGB, 3, false);

        /** Inks as stored. */
        public static Interpretation of(ColorModel inks, int alphaBand, boolean premultiplied) {
            return new Interpretation(inks, alphaBand, premultiplied, true, pixel -> {});
        }

        /** Inks by a conversion of the samples of a pixel, in place; opaque. */
        public static Interpretation of(ColorModel inks, Consumer<int[]> conversion) {
            return new Interpretation(inks, -1, false, false, conversion);
        }
    }

    private final SampleLines lines;
    private final Interpretation meaning;
    private final SampleFormat samples;

    public RasterRows(SampleLines lines, Interpretation meaning) {
        this.lines = lines;
        this.meaning = meaning;
        this.samples = new SampleFormat(meaning.inks(), lines.has16BitSamples(), meaning.alphaBand() >= 0);
    }

    @Override
    public int width() {
        return lines.width();
    }

    @Override
    public int height() {
        return lines.height();
    }

    @Override
    public SampleFormat samples() {
        return samples;
    }

    @Override
    public void read(int top, RowBlock strip) {
        int bands = lines.bands(), colors = meaning.inks().bands();
        var line = new int[width() * bands];
        var pixel = new int[Math.max(bands, colors + 1)];
        for (int y = 0, at = 0; y < Math.min(strip.rows(), height() - top); y++) {
            lines.read(top + y, line);
            if (bands == colors && meaning.asStored() && meaning.alphaBand() < 0) {
                copy(line, strip.color(), y * line.length);
                continue;
            }
            for (int x = 0; x < width(); x++, at++) {
                System.arraycopy(line, x * bands, pixel, 0, bands);
                meaning.fix().accept(pixel);
                put(strip, at, pixel, colors);
            }
        }
    }

    private static void copy(int[] line, DataBuffer to, int from) {
        if (to instanceof DataBufferByte bytes) {
            byte[] data = bytes.getData();
            for (int i = 0; i < line.length; i++) {
                data[from + i] = (byte) line[i];
            }
            return;
        }
        for (int i = 0; i < line.length; i++) {
            to.setElem(from + i, line[i]);
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
