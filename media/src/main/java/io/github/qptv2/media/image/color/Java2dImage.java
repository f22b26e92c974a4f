package io.github.qptv2.media.image.color;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Optional;

/**
 * An image of Java 2D as stored samples and a profile, so that it is converted to sRGB as the samples of a file are.
 *
 * <p>Java 2D has no untagged gray: its decoders put the samples of a file without a profile in the linear
 * {@link ColorSpace#CS_GRAY}, and its own conversion of them to RGB brightens them. Here they are gray of sRGB.
 *
 * @param profile ICC profile of the samples; empty for sRGB
 */
@SuppressWarnings("ArrayRecordComponent") // read only, within this module
public record Java2dImage(RasterRows rows, byte[] profile) {

    private static final byte[] NONE = {};

    public static Java2dImage of(BufferedImage image) {
        var colors = image.getColorModel();
        ColorSpace space = colors.getColorSpace();
        Optional<ColorModel> inks = colors instanceof IndexColorModel ? Optional.empty() : inks(space);
        if (inks.isEmpty()) {
            return new Java2dImage(new RasterRows(new RgbLines(image), RasterRows.Interpretation.RGBA), NONE);
        }
        int alphaBand = colors.hasAlpha() ? inks.get().bands() : -1;
        int bits = Arrays.stream(colors.getComponentSize()).distinct().count() == 1 ? colors.getComponentSize(0) : 0;
        Raster raster = image.getRaster();
        boolean stored = (bits == 8 || bits == 16) && isIntegral(raster);
        var meaning = RasterRows.Interpretation.of(inks.get(), alphaBand, stored && colors.isAlphaPremultiplied());
        SampleLines lines = stored ? SampleLines.of(raster, bits == 16) : new NormalizedLines(image);
        return new Java2dImage(new RasterRows(lines, meaning), profile(space));
    }

    private static boolean isIntegral(Raster raster) {
        int type = raster.getTransferType();
        return type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT || type == DataBuffer.TYPE_INT;
    }

    /** The model of an ICC color space of a known type; empty for others, whose own conversion is used. */
    private static Optional<ColorModel> inks(ColorSpace space) {
        if (!(space instanceof ICC_ColorSpace)) {
            return Optional.empty();
        }
        return switch (space.getType()) {
            case ColorSpace.TYPE_GRAY -> Optional.of(ColorModel.GRAY);
            case ColorSpace.TYPE_RGB -> Optional.of(ColorModel.RGB);
            case ColorSpace.TYPE_CMYK -> Optional.of(ColorModel.CMYK);
            default -> Optional.empty();
        };
    }

    private static byte[] profile(ColorSpace space) {
        if (space.isCS_sRGB()) {
            return NONE;
        }
        byte[] icc = ((ICC_ColorSpace) space).getProfile().getData();
        byte[] untaggedGray = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        return Arrays.equals(icc, untaggedGray) ? NONE : icc;
    }

    /** Red, green, blue and alpha by the image's own color model, such as a palette. */
    private record RgbLines(BufferedImage image) implements ArgbLines {

        @Override
        public int width() {
            return image.getWidth();
        }

        @Override
        public int height() {
            return image.getHeight();
        }

        @Override
        public int[] colors(int y) {
            return image.getRGB(0, y, width(), 1, null, 0, width());
        }
    }

    /** Samples of other widths and types (5 bits, floating point) scaled to 16 bits; alpha is straight. */
    private record NormalizedLines(BufferedImage image) implements SampleLines {

        @Override
        public int width() {
            return image.getWidth();
        }

        @Override
        public int height() {
            return image.getHeight();
        }

        @Override
        public int bands() {
            return image.getColorModel().getNumComponents();
        }

        @Override
        public boolean has16BitSamples() {
            return true;
        }

        @Override
        public void read(int y, int[] samples) {
            var colors = image.getColorModel();
            int bands = bands();
            var pixel = new float[bands];
            for (int x = 0, at = 0; x < width(); x++) {
                colors.getNormalizedComponents(image.getRaster().getDataElements(x, y, null), pixel, 0);
                for (int band = 0; band < bands; band++) {
                    samples[at++] = Math.round(Math.max(0, Math.min(1, pixel[band])) * 65535);
                }
            }
        }
    }
}
