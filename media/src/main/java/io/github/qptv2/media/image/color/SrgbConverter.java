package io.github.qptv2.media.image.color;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.util.Optional;

/** Converts blocks of stored samples to opaque 8-bit sRGB. */
public record SrgbConverter(Optional<IccProfile> profile) {

    /** Three bytes per pixel of the block; the result may share and overwrite the samples of the block. */
    public byte[] convert(RowBlock strip) {
        byte[] rgb = profile.isPresent() ? managed(strip, profile.get()) : plain(strip);
        strip.overWhite(rgb);
        return rgb;
    }

    private static byte[] managed(RowBlock strip, IccProfile profile) {
        var rgb = new byte[3 * strip.width() * strip.rows()];
        RowBlock fitting = profile.inks() == strip.inks() ? strip : inRgb(strip);
        profile.convert(fitting.raster(), rgb);
        return rgb;
    }

    /** Gray samples repeated in three channels, for gray images with a profile of an RGB space. */
    private static RowBlock inRgb(RowBlock gray) {
        int pixels = gray.width() * gray.rows();
        DataBuffer triple = gray.has16BitSamples() ? new DataBufferUShort(3 * pixels) : new DataBufferByte(3 * pixels);
        for (int i = 0; i < 3 * pixels; i++) {
            triple.setElem(i, gray.color().getElem(i / 3));
        }
        return new RowBlock(gray.width(), gray.rows(), ColorModel.RGB, triple, gray.alpha());
    }

    private static byte[] plain(RowBlock strip) {
        if (strip.inks() == ColorModel.RGB && !strip.has16BitSamples()) {
            return strip.bytes();
        }
        int bands = strip.inks().bands();
        var rgb = new byte[3 * strip.width() * strip.rows()];
        for (int pixel = 0; pixel < strip.width() * strip.rows(); pixel++) {
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * pixel + channel] = (byte)
                        (bands == 4
                                ? lightThrough(strip, 4 * pixel + channel, 4 * pixel + 3)
                                : eightBits(strip, pixel * bands + Math.min(channel, bands - 1)));
            }
        }
        return rgb;
    }

    private static int eightBits(RowBlock strip, int at) {
        int value = strip.color().getElem(at);
        return strip.has16BitSamples() ? (value + 128) / 257 : value;
    }

    /** CMYK without a profile: the product of the transmittances of an ink and black, (1 - ink) (1 - black). */
    private static int lightThrough(RowBlock strip, int ink, int black) {
        return ((255 - eightBits(strip, ink)) * (255 - eightBits(strip, black)) + 127) / 255;
    }
}
