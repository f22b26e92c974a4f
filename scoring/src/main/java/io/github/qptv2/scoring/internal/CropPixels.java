package io.github.qptv2.scoring.internal;

import java.util.Arrays;

/**
 * Input pixels of one image: crops of equal size, or the packed windows of a regression on frozen networks. Plain Java
 * memory, 150 kB per crop of 224 x 224 pixels. Immutable: the array is neither copied in nor handed out.
 */
public final class CropPixels {

    private final int width;
    private final int height;
    private final int crops;
    private final int side;
    private final byte[] pixels;

    private CropPixels(int width, int height, int crops, int side, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.crops = crops;
        this.side = side;
        this.pixels = pixels;
    }

    /**
     * Crops of an image of {@code width} x {@code height} pixels.
     *
     * @param side of a crop, in pixels, at least 1
     * @param pixels red, green and blue as unsigned bytes, (crops, side, side, 3); the array is not copied and must not
     *     be changed afterwards
     */
    static CropPixels of(int width, int height, int side, byte[] pixels) {
        return new CropPixels(width, height, pixels.length / (3 * side * side), side, pixels);
    }

    /** Packed windows of an image, which count as one crop whatever their number; the array is not copied. */
    static CropPixels packed(int width, int height, byte[] windows) {
        return new CropPixels(width, height, 1, 0, windows);
    }

    /**
     * Checks that the crops are those of a network.
     *
     * @param expected side of its crops, in pixels, 0 of a regression on frozen networks
     * @throws IllegalArgumentException if the crops are of another side
     */
    void requireSide(int expected) {
        if (side != expected) {
            throw new IllegalArgumentException("an input must be prepared by the model that scores it: %s, got %s"
                    .formatted(form(expected), form(side)));
        }
    }

    private static String form(int side) {
        return side == 0 ? "windows of a frozen network" : "crops of %dx%d pixels".formatted(side, side);
    }

    /** Width of the whole image, in pixels. */
    public int width() {
        return width;
    }

    /** Height of the whole image, in pixels. */
    public int height() {
        return height;
    }

    /** Number of crops, at least 1. */
    public int crops() {
        return crops;
    }

    /** Bytes of memory that the pixels take. */
    public int bytes() {
        return pixels.length;
    }

    /** A copy of one crop's pixels, (side, side, 3); the packed windows themselves, which must not be changed. */
    public byte[] crop(int index) {
        if (side == 0) {
            return pixels;
        }
        int bytes = 3 * side * side;
        return Arrays.copyOfRange(pixels, index * bytes, (index + 1) * bytes);
    }
}
