package io.github.qptv2.media.image.heif;

import io.github.qptv2.media.image.color.ChromaticityProfile;
import io.github.qptv2.media.image.container.RandomAccessBytes;
import io.github.qptv2.media.image.container.UnsupportedVariantException;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * Code points of ITU-T H.273; 2 is unstated.
 *
 * @param full whether luma has full range, 0 to 255, instead of 16 to 235
 * @param stated whether the file has them, which override those of the coded image
 */
public record HeifColor(int primaries, int transfer, int matrix, boolean full, boolean stated) {

    static final HeifColor UNSTATED = new HeifColor(2, 2, 2, false, false);

    private static final int BT2020 = 9;
    private static final int DISPLAY_P3 = 12;

    static HeifColor of(RandomAccessBytes bytes, long start) {
        return new HeifColor(
                bytes.u16(start, BIG_ENDIAN),
                bytes.u16(start + 2, BIG_ENDIAN),
                bytes.u16(start + 4, BIG_ENDIAN),
                bytes.at(start + 6) >> 7 == 1,
                true);
    }

    /** Throws {@link UnsupportedVariantException} for colors that have no conversion here. */
    void requireSupported(String format, boolean hasProfile) {
        switch (matrix) {
            case 0, 1, 2, 4, 5, 6, 7, 9 -> {}
            default -> throw new UnsupportedVariantException(format + " with color matrix " + matrix);
        }
        if (hasProfile) {
            return; // a profile overrides primaries and transfer
        }
        switch (transfer) {
            case 16 -> throw new UnsupportedVariantException(format + " in HDR (PQ)");
            case 18 -> throw new UnsupportedVariantException(format + " in HDR (HLG)");
            case 1, 2, 6, 13, 14, 15 -> {} // displayed as sRGB
            default -> throw new UnsupportedVariantException(format + " with transfer characteristics " + transfer);
        }
        switch (primaries) {
            case 1, 2, 5, 6, 7, BT2020, DISPLAY_P3 -> {}
            default -> throw new UnsupportedVariantException(format + " with color primaries " + primaries);
        }
    }

    /** A profile of wide primaries with the curve of sRGB; empty for those of television, which count as sRGB's. */
    byte[] profile() {
        return switch (primaries) {
            case BT2020 ->
                ChromaticityProfile.withSrgbCurve(
                        new double[] {0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046});
            case DISPLAY_P3 ->
                ChromaticityProfile.withSrgbCurve(
                        new double[] {0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060});
            default -> new byte[0];
        };
    }
}
