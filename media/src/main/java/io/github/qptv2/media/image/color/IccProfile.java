package io.github.qptv2.media.image.color;

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
 * Conversion from an embedded ICC profile to sRGB, by LittleCMS in the JDK.
 *
 * <p>A profile that changes no sample of a test grid by more than {@value #SAME} of 255 is a variant of sRGB and is
 * ignored, so that the pixels of its images are unchanged.
 */
public final class IccProfile {

    private static final Logger log = LoggerFactory.getLogger(IccProfile.class);

    private static final int SAME = 2;
    private static final int PROBE_STEPS = 16;

    private final ColorConvertOp conversion;
    private final ColorModel inks;

    private IccProfile(ICC_Profile profile, ColorModel inks) {
        ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
        this.conversion = new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null);
        this.inks = inks;
    }

    /** The conversion for images of a color model; empty if the profile is invalid, of another model, or sRGB. */
    public static Optional<IccProfile> of(byte[] icc, ColorModel inks) {
        if (icc.length == 0) {
            return Optional.empty();
        }
        try {
            ICC_Profile parsed = ICC_Profile.getInstance(icc);
            ColorModel expected = expected(parsed);
            if (expected != inks && !(expected == ColorModel.RGB && inks == ColorModel.GRAY)) {
                log.debug("ignoring an ICC profile for {} in a {} image", expected, inks);
                return Optional.empty();
            }
            var profile = new IccProfile(parsed, expected);
            return profile.isSrgb() ? Optional.empty() : Optional.of(profile);
        } catch (IllegalArgumentException | CMMException | ArrayIndexOutOfBoundsException corrupt) {
            log.debug("treating an image with a corrupt ICC profile as sRGB", corrupt);
            return Optional.empty();
        }
    }

    private static ColorModel expected(ICC_Profile profile) {
        return switch (profile.getColorSpaceType()) {
            case ColorSpace.TYPE_GRAY -> ColorModel.GRAY;
            case ColorSpace.TYPE_RGB -> ColorModel.RGB;
            case ColorSpace.TYPE_CMYK -> ColorModel.CMYK;
            default -> throw new IllegalArgumentException("color space " + profile.getColorSpaceType());
        };
    }

    /** The color model of the samples that {@link #convert} takes. */
    ColorModel inks() {
        return inks;
    }

    /** Converts 8 or 16-bit samples to 8-bit sRGB. */
    void convert(WritableRaster samples, byte[] rgb) {
        conversion.filter(
                samples,
                RowBlock.raster(new DataBufferByte(rgb, rgb.length), samples.getWidth(), samples.getHeight(), 3));
    }

    private boolean isSrgb() {
        byte[] probe = inks == ColorModel.CMYK ? new byte[4] : probe(inks.bands());
        int pixels = probe.length / inks.bands();
        var rgb = new byte[3 * pixels];
        convert(RowBlock.raster(new DataBufferByte(probe, probe.length), pixels, 1, inks.bands()), rgb);
        if (inks == ColorModel.CMYK) {
            return false;
        }
        int bands = inks.bands(), largest = 0;
        for (int i = 0; i < rgb.length; i++) {
            int source = probe[bands == 3 ? i : i / 3] & 255;
            largest = Math.max(largest, Math.abs((rgb[i] & 255) - source));
        }
        return largest <= SAME;
    }

    /** A grid over all colors: 0, 17, ... 255 in every band. */
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
