package io.github.qptv2.media.image;

import java.awt.image.BufferedImage;
import java.util.Optional;

import io.github.qptv2.media.image.color.Java2dImage;
import org.jspecify.annotations.Nullable;

/**
 * A decoded image: 8-bit sRGB, upright, opaque, in plain Java memory.
 *
 * <p>The array of pixels is shared, not copied, and must not be modified.
 */
public final class Image {

    /** Most megapixels of an image: three bytes a pixel in one Java array, whose length is an {@code int}. */
    static final int MAX_MEGAPIXELS = 715;

    private final int width;
    private final int height;
    private final byte[] rgb;
    private final @Nullable String warning;
    private final @Nullable String note;

    private Image(int width, int height, byte[] rgb) {
        this(width, height, rgb, null, null);
    }

    private Image(int width, int height, byte[] rgb, @Nullable String warning, @Nullable String note) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.warning = warning;
        this.note = note;
    }

    /**
     * Wraps pixels without copying them.
     *
     * @param rgb red, green, blue per pixel, row by row: {@code width * height * 3} unsigned bytes
     */
    public static Image of(int width, int height, byte[] rgb) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1, got " + width + "x" + height);
        }
        if (rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("a %dx%d image needs %d bytes of RGB, got %d"
                    .formatted(width, height, 3L * width * height, rgb.length));
        }
        return new Image(width, height, rgb);
    }

    /**
     * Copies {@code image}, converted to sRGB by the profile of its color space and composited over white. Gray in
     * Java's {@link java.awt.color.ColorSpace#CS_GRAY} is gray of sRGB, as in a file without a profile.
     *
     * @throws ImageException if the image has more than 715 megapixels
     */
    public static Image of(BufferedImage image) throws ImageException {
        length(image.getWidth(), image.getHeight());
        var stored = Java2dImage.of(image);
        int width = stored.rows().width(), height = stored.rows().height(), line = 3 * width;
        var rgb = new byte[line * height];
        SrgbRows.convert(
                stored.rows(),
                stored.profile(),
                (row, pixels, from) -> System.arraycopy(pixels, from, rgb, row * line, line));
        return new Image(width, height, rgb);
    }

    /** Number of bytes of an image's pixels. */
    static int length(int width, int height) throws ImageException {
        long pixels = (long) width * height;
        if (pixels > MAX_MEGAPIXELS * 1_000_000L) {
            throw new ImageException("images may have at most " + MAX_MEGAPIXELS + " megapixels, got " + width + "x"
                    + height + "; shrink it");
        }
        return Math.toIntExact(3 * pixels);
    }

    /** Pixels across. */
    public int width() {
        return width;
    }

    /** Pixels down. */
    public int height() {
        return height;
    }

    /** The array of pixels, not a copy: red, green, blue as unsigned bytes, row by row. */
    public byte[] rgb() {
        return rgb;
    }

    /** What is wrong with the file that was decoded, in one line; empty if it is intact. */
    public Optional<String> warning() {
        return Optional.ofNullable(warning);
    }

    /**
     * A note on these pixels for the reader of a score, in one line; empty for most images. For a RAW photograph:
     * {@code scored the embedded preview of 1620x1080}.
     */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    Image withWarning(String text) {
        return new Image(width, height, rgb, text, note);
    }

    Image withNote(String text) {
        return new Image(width, height, rgb, warning, text);
    }

    /** The value of one channel, 0..255; channel 0 is red. */
    public int at(int x, int y, int channel) {
        return rgb[3 * (y * width + x) + channel] & 255;
    }

    /** A copy of the rectangle whose upper left corner is ({@code x}, {@code y}). */
    public Image crop(int x, int y, int cropWidth, int cropHeight) {
        if (x < 0 || y < 0 || cropWidth < 1 || cropHeight < 1 || x > width - cropWidth || y > height - cropHeight) {
            throw new IllegalArgumentException("crop must lie inside the %dx%d image, got %dx%d at (%d, %d)"
                    .formatted(width, height, cropWidth, cropHeight, x, y));
        }
        var part = new byte[3 * cropWidth * cropHeight];
        for (int row = 0; row < cropHeight; row++) {
            System.arraycopy(rgb, 3 * ((y + row) * width + x), part, 3 * row * cropWidth, 3 * cropWidth);
        }
        return new Image(cropWidth, cropHeight, part, warning, note);
    }

    /** A copy of type {@link BufferedImage#TYPE_3BYTE_BGR}. */
    public BufferedImage toBufferedImage() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        image.getRaster().setDataElements(0, 0, width, height, rgb);
        return image;
    }

    @Override
    public String toString() {
        return "Image[" + width + "x" + height + "]";
    }
}
