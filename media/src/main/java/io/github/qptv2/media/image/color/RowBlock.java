package io.github.qptv2.media.image.color;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A few stored rows on their way to sRGB, the color interleaved and apart from the alpha.
 *
 * <p>Alpha is straight and in 0..65535 whatever the depth of the color; it is empty for opaque images.
 */
public record RowBlock(int width, int rows, ColorModel inks, DataBuffer color, Alpha alpha) {

    /** How opaque each pixel is; no values at all if every one is. */
    public record Alpha(DataBufferUShort values, boolean present) {}

    /** Room for rows of the given kind; {@code deep} is 16 bits a sample instead of 8. */
    public static RowBlock allocate(int width, int rows, SampleFormat samples) {
        int size = width * rows * samples.inks().bands();
        DataBuffer color = samples.deep() ? new DataBufferUShort(size) : new DataBufferByte(size);
        var alpha = new DataBufferUShort(samples.alpha() ? width * rows : 1);
        return new RowBlock(width, rows, samples.inks(), color, new Alpha(alpha, samples.alpha()));
    }

    boolean deep() {
        return color.getDataType() == DataBuffer.TYPE_USHORT;
    }

    /** The 8-bit samples themselves; only where {@link #deep} is false. */
    byte[] bytes() {
        return ((DataBufferByte) color).getData();
    }

    /** The color as Java's imaging knows it, sharing the samples. */
    WritableRaster raster() {
        return raster(color, width, rows, inks.bands());
    }

    public static WritableRaster raster(DataBuffer samples, int width, int rows, int bands) {
        var offsets = new int[bands];
        for (int band = 0; band < bands; band++) {
            offsets[band] = band;
        }
        var model = new PixelInterleavedSampleModel(samples.getDataType(), width, rows, bands, bands * width, offsets);
        return Raster.createWritableRaster(model, samples, null);
    }

    /** Stores one pixel whose last sample is its alpha; premultiplied color is divided by it. */
    public void putWithAlpha(int pixel, int[] samples, boolean premultiplied) {
        int most = deep() ? 65535 : 255, bands = inks.bands(), opacity = samples[bands];
        for (int band = 0; band < bands; band++) {
            int value = samples[band];
            if (premultiplied && opacity > 0) {
                value = (int) Math.min(most, ((long) value * most + opacity / 2) / opacity);
            }
            color.setElem(pixel * bands + band, value);
        }
        alpha.values().setElem(pixel, deep() ? opacity : opacity * 257);
    }

    /** Lays sRGB pixels over white by this strip's alpha. */
    void overWhite(byte[] rgb) {
        if (!alpha.present()) {
            return;
        }
        for (int pixel = 0, at = 0; pixel < width * rows; pixel++) {
            int opacity = alpha.values().getElem(pixel);
            for (int end = at + 3; at < end; at++) {
                rgb[at] = (byte) (((rgb[at] & 255) * opacity + 255 * (65535 - opacity) + 32767) / 65535);
            }
        }
    }
}
