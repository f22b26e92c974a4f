package io.github.qptv2.media.image.png;

import io.github.qptv2.media.image.container.CorruptHeaderException;
import io.github.qptv2.media.image.container.RandomAccessBytes;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The header IHDR of a PNG (PNG specification, third edition, section 11.2.1).
 *
 * @param bits of a sample: 1, 2, 4, 8 or 16
 * @param colorType 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha
 */
record PngLayout(int width, int height, int bits, int colorType, boolean interlaced) {

    static final int GRAY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GRAY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    PngLayout {
        boolean defined =
                switch (colorType) {
                    case GRAY -> Integer.bitCount(bits) == 1 && bits <= 16;
                    case PALETTE -> Integer.bitCount(bits) == 1 && bits <= 8;
                    case RGB, GRAY_ALPHA, RGB_ALPHA -> bits == 8 || bits == 16;
                    default -> false;
                };
        if (!defined) {
            throw new CorruptHeaderException("color type " + colorType + " with " + bits + " bits is not defined");
        }
    }

    /** @param at offset of the first byte after the type IHDR */
    static PngLayout read(RandomAccessBytes bytes, long at) {
        int compression = bytes.at(at + 10), filter = bytes.at(at + 11), interlace = bytes.at(at + 12);
        if (compression != 0 || filter != 0 || interlace > 1) {
            throw new CorruptHeaderException(
                    "its compression, filter and interlace methods must be 0, 0 and 0 or 1, got " + compression + ", "
                            + filter + " and " + interlace);
        }
        return new PngLayout(
                CorruptHeaderException.side(bytes.u32(at, BIG_ENDIAN)),
                CorruptHeaderException.side(bytes.u32(at + 4, BIG_ENDIAN)),
                bytes.at(at + 8),
                bytes.at(at + 9),
                interlace == 1);
    }

    /** Samples of a pixel. */
    int samples() {
        return switch (colorType) {
            case RGB -> 3;
            case GRAY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    boolean hasAlpha() {
        return colorType >= GRAY_ALPHA;
    }

    int pixelBits() {
        return bits * samples();
    }

    /** Bytes of a row of some pixels, without its filter type. */
    int rowBytes(int columns) {
        long size = ((long) columns * pixelBits() + 7) / 8;
        if (size > Integer.MAX_VALUE - 16) {
            throw new CorruptHeaderException("its rows have more bytes than an array");
        }
        return (int) size;
    }
}
