package io.github.qptv2.media.feature;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.github.qptv2.media.image.Image;

/**
 * A 256-bit difference hash (dHash): luma is resized to 17x16, antialiased bilinear, and each bit states whether a
 * pixel is darker than its right neighbor. Recompression, resizing and small edits change few bits; unrelated images
 * differ in about 128.
 *
 * <pre>{@code
 * int bits = PerceptualHash.of(one).distance(PerceptualHash.of(other)); // at most 20: most likely the same image
 * }</pre>
 *
 * <p>Bits run row by row, the first in the highest bit of {@code a}: the order of Python's {@code imagehash.dhash(…,
 * 16)}, from which this differs in the filter. Images without structure (sky, black) hash to nearly the same.
 */
public record PerceptualHash(long a, long b, long c, long d) {

    /** Number of bits. */
    public static final int BITS = 256;

    private static final int SIDE = 16;

    /** The hash of an image in full size. */
    public static PerceptualHash of(Image image) {
        byte[] luma = Luma.resized(image, SIDE + 1, SIDE);
        var words = new long[BITS / Long.SIZE];
        for (int bit = 0; bit < BITS; bit++) {
            int left = bit / SIDE * (SIDE + 1) + bit % SIDE;
            if ((luma[left + 1] & 255) > (luma[left] & 255)) {
                words[bit / Long.SIZE] |= Long.MIN_VALUE >>> bit % Long.SIZE;
            }
        }
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }

    /**
     * The hashes of an image and of its rotations by 90, 180 and 270 degrees, in this order. Two copies of an image
     * have a hash in common even if one has lost its EXIF orientation.
     */
    public static List<PerceptualHash> ofRotations(Image image) {
        var hashes = new ArrayList<PerceptualHash>();
        Image rotated = image;
        for (int quarter = 0; quarter < 4; quarter++) {
            hashes.add(of(rotated));
            rotated = quarterTurn(rotated);
        }
        return hashes;
    }

    /** Clockwise. */
    private static Image quarterTurn(Image image) {
        int width = image.height(), height = image.width();
        byte[] from = image.rgb();
        var to = new byte[from.length];
        for (int y = 0, out = 0; y < height; y++) {
            for (int x = 0; x < width; x++, out += 3) {
                System.arraycopy(from, 3 * ((width - 1 - x) * image.width() + y), to, out, 3);
            }
        }
        return Image.of(width, height, to);
    }

    /** Number of different bits, 0..256. */
    public int distance(PerceptualHash other) {
        return Long.bitCount(a ^ other.a)
                + Long.bitCount(b ^ other.b)
                + Long.bitCount(c ^ other.c)
                + Long.bitCount(d ^ other.d);
    }

    /** The inverse of {@link #toString}. */
    public static PerceptualHash parse(String hex) {
        if (hex.length() != BITS / 4 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a perceptual hash has 64 hexadecimal digits, got '" + hex + "'");
        }
        return new PerceptualHash(word(hex, 0), word(hex, 16), word(hex, 32), word(hex, 48));
    }

    private static long word(String hex, int from) {
        return Long.parseUnsignedLong(hex, from, from + 16, 16);
    }

    /** 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
    }
}
