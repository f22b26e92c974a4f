package io.github.qptv2.media.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.WritableRaster;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded ICC profile as a conversion to sRGB, done by LittleCMS inside the JDK.
 *
 * <p>A profile that moves no sample of a probe by more than {@value #SAME} of 255 is sRGB under some name, and is left
 * out, so that its pictures keep their pixels.
 */
final class Profile {

    private static final Logger log = LoggerFactory.getLogger(Profile.class);

    private static final int SAME = 2;
    private static final int PROBE_STEPS = 16;

    private final ColorConvertOp conversion;
    private final Inks inks;

    private Profile(ICC_Profile profile, Inks inks) {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        this.conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
        this.inks = inks;
    }

    /** The conversion for pictures of these inks; empty without one that is usable, fits and changes something. */
    static Optional<Profile> of(byte[] icc, Inks inks) {
        if (icc.length == 0) {
            return Optional.empty();
        }
        try {
            ICC_Profile parsed = ICC_Profile.getInstance(icc);
            Inks expected = expected(parsed);
            if (expected != inks && !(expected == Inks.RGB && inks == Inks.GREY)) {
                log.debug("ignoring an ICC profile for {} in a {} picture", expected, inks);
                return Optional.empty();
            }
            var profile = new Profile(parsed, expected);
            return profile.isSrgb() ? Optional.empty() : Optional.of(profile);
        } catch (IllegalArgumentException | CMMException | ArrayIndexOutOfBoundsException broken) {
            log.debug("taking a picture with a broken ICC profile for sRGB", broken);
            return Optional.empty();
        }
    }

    private static Inks expected(ICC_Profile profile) {
        return switch (profile.getColorSpaceType()) {
            case ColorSpace.TYPE_GRAY -> Inks.GREY;
            case ColorSpace.TYPE_RGB -> Inks.RGB;
            case ColorSpace.TYPE_CMYK -> Inks.CMYK;
            default -> throw new IllegalArgumentException("colour space " + profile.getColorSpaceType());
        };
    }

    /** What the samples of a picture must be before {@link #convert}. */
    Inks inks() {
        return inks;
    }

    /** Converts 8 or 16-bit samples to 8-bit sRGB. */
    void convert(WritableRaster samples, byte[] rgb) {
        conversion.filter(
                samples, Strip.raster(new DataBufferByte(rgb, rgb.length), samples.getWidth(), samples.getHeight(), 3));
    }

    private boolean isSrgb() {
        byte[] probe = inks == Inks.CMYK ? new byte[4] : probe(inks.bands());
        int pixels = probe.length / inks.bands();
        var rgb = new byte[3 * pixels];
        convert(Strip.raster(new DataBufferByte(probe, probe.length), pixels, 1, inks.bands()), rgb);
        if (inks == Inks.CMYK) {
            return false;
        }
        int bands = inks.bands(), largest = 0;
        for (int i = 0; i < rgb.length; i++) {
            int source = probe[bands == 3 ? i : i / 3] & 255;
            largest = Math.max(largest, Math.abs((rgb[i] & 255) - source));
        }
        return largest <= SAME;
    }

    /** A grid over all colours: 0, 17, ... 255 in every band. */
    private static byte[] probe(int bands) {
        int pixels = (int) Math.pow(PROBE_STEPS, bands);
        var probe = new byte[pixels * bands];
        for (int i = 0; i < pixels; i++) {
            for (int band = 0, rest = i; band < bands; band++, rest /= PROBE_STEPS) {
                probe[i * bands + band] = (byte) (rest % PROBE_STEPS * 17);
            }
        }
        return probe;
    }
}
