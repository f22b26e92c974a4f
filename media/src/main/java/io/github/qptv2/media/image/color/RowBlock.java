package io.github.qptv2.media.image.color;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Some stored rows of an image before the conversion to sRGB: interleaved color, and alpha.
 *
 * <p>Alpha is not premultiplied, in 0..65535 for any depth of the color, and empty for opaque images.
 */
public record RowBlock(int width, int rows, ColorModel inks, DataBuffer color, Alpha alpha) {

    /** Opacity of each pixel; no values if all pixels are opaque. */
    public record Alpha(DataBufferUShort values, boolean present) {}

    /** An empty block for rows of a sample format. */
    public static RowBlock allocate(int width, int rows, SampleFormat samples) {
        int size = width * rows * samples.inks().bands();
        DataBuffer color = samples.has16BitSamples() ? new DataBufferUShort(size) : new DataBufferByte(size);
        var alpha = new DataBufferUShort(samples.alpha() ? width * rows : 1);
        return new RowBlock(width, rows, samples.inks(), color, new Alpha(alpha, samples.alpha()));
    }

    boolean has16BitSamples() {
        return color.getDataType() == DataBuffer.TYPE_USHORT;
    }

    /** The array of 8-bit samples, not a copy; only if {@link #has16BitSamples} is false. */
    byte[] bytes() {
        return ((DataBufferByte) color).getData();
    }

    /** The color as a raster that shares the samples. */
    WritableRaster raster() {
        return raster(color, width, rows, inks.bands());
    }

    /** A raster of interleaved samples. */
    public static WritableRaster raster(DataBuffer samples, int width, int rows, int bands) {
        var offsets = new int[bands];
        for (int band = 0; band < bands; band++) {
            offsets[band] = band;
        }
        var model = new PixelInterleavedSampleModel(samples.getDataType(), width, rows, bands, bands * width, offsets);
        return Raster.createWritableRaster(model, samples, null);
    }

    /** Stores one pixel whose last sample is alpha; premultiplied color is divided by it. */
    public void putWithAlpha(int pixel, int[] samples, boolean premultiplied) {
        int max = has16BitSamples() ? 65535 : 255, bands = inks.bands(), opacity = samples[bands];
        for (int band = 0; band < bands; band++) {
            int value = samples[band];
            if (premultiplied && opacity > 0) {
                value = (int) Math.min(max, ((long) value * max + opacity / 2) / opacity);
            }
            color.setElem(pixel * bands + band, value);
        }
        alpha.values().setElem(pixel, has16BitSamples() ? opacity : opacity * 257);
    }

    /** Composites sRGB pixels over white by the alpha of this block. */
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
