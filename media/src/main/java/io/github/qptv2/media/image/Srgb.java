package io.github.qptv2.media.image;

import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.util.Optional;

/** Turns strips of stored samples into opaque 8-bit sRGB. */
record Srgb(Optional<Profile> profile) {

    /** Three bytes per pixel of the strip; they may be the strip's own samples, changed in place. */
    byte[] convert(Strip strip) {
        byte[] rgb = profile.isPresent() ? managed(strip, profile.get()) : plain(strip);
        strip.overWhite(rgb);
        return rgb;
    }

    private static byte[] managed(Strip strip, Profile profile) {
        var rgb = new byte[3 * strip.width() * strip.rows()];
        Strip fitting = profile.inks() == strip.inks() ? strip : inRgb(strip);
        profile.convert(fitting.raster(), rgb);
        return rgb;
    }

    /** Grey samples three times over, for the pictures in grey that carry a profile of an RGB space. */
    private static Strip inRgb(Strip grey) {
        int pixels = grey.width() * grey.rows();
        DataBuffer triple = grey.deep() ? new DataBufferUShort(3 * pixels) : new DataBufferByte(3 * pixels);
        for (int i = 0; i < 3 * pixels; i++) {
            triple.setElem(i, grey.colour().getElem(i / 3));
        }
        return new Strip(grey.width(), grey.rows(), Inks.RGB, triple, grey.alpha());
    }

    private static byte[] plain(Strip strip) {
        if (strip.inks() == Inks.RGB && !strip.deep()) {
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

    private static int eightBits(Strip strip, int at) {
        int value = strip.colour().getElem(at);
        return strip.deep() ? (value + 128) / 257 : value;
    }

    /** Without a profile an ink and black are taken for two filters one behind the other: (1 - ink) (1 - black). */
    private static int lightThrough(Strip strip, int ink, int black) {
        return ((255 - eightBits(strip, ink)) * (255 - eightBits(strip, black)) + 127) / 255;
    }
}
