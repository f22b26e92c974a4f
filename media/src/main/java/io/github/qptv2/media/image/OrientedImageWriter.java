package io.github.qptv2.media.image;

/** Applies the EXIF orientation, 1..8, to stored rows: the result is upright. */
public final class OrientedImageWriter {

    private final int width;
    private final int height;
    private final int storedWidth;
    private final byte[] rgb;
    private final int origin;
    private final int acrossStep;
    private final int downStep;

    /** @param width of the stored image; with orientations 5 to 8, the height of the result */
    OrientedImageWriter(int width, int height, int orientation, byte[] rgb) {
        boolean swapped = orientation > 4;
        this.width = swapped ? height : width;
        this.height = swapped ? width : height;
        this.storedWidth = width;
        this.rgb = rgb;
        int line = 3 * this.width;
        // the sides to which the first column and first row are mapped: EXIF 2.3, table 6 (orientation)
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        int right = fromRight ? -3 : 3, down = fromBottom ? -line : line;
        this.origin = (fromRight ? line - 3 : 0) + (fromBottom ? (this.height - 1) * line : 0);
        this.acrossStep = swapped ? down : right;
        this.downStep = swapped ? right : down;
    }

    /** A whole image with an EXIF orientation, 1..8, applied. */
    public static Image turned(Image stored, int orientation) {
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation must be in [1, 8], got " + orientation);
        }
        if (orientation == 1) {
            return stored;
        }
        int width = stored.width();
        var upright = new OrientedImageWriter(width, stored.height(), orientation, new byte[stored.rgb().length]);
        for (int row = 0; row < stored.height(); row++) {
            upright.put(row, stored.rgb(), 3 * row * width);
        }
        return upright.image();
    }

    /** Copies one stored row: red, green, blue from index {@code from}. */
    void put(int row, byte[] pixels, int from) {
        int to = origin + row * downStep;
        if (acrossStep == 3) {
            System.arraycopy(pixels, from, rgb, to, 3 * storedWidth);
            return;
        }
        for (int x = 0, in = from; x < storedWidth; x++, in += 3, to += acrossStep) {
            rgb[to] = pixels[in];
            rgb[to + 1] = pixels[in + 1];
            rgb[to + 2] = pixels[in + 2];
        }
    }

    Image image() {
        return Image.of(width, height, rgb);
    }
}
