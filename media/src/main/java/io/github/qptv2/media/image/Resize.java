package io.github.qptv2.media.image;

import java.util.Arrays;

/**
 * Antialiased separable resize, bit for bit equal to Pillow's {@code Image.resize}: when reducing, the kernel is
 * widened by the ratio, so that every source pixel contributes.
 *
 * <pre>{@code
 * Image small = Resize.resize(photo, 512, 384, ResizeFilter.BICUBIC);
 * }</pre>
 *
 * <p>OpenCV has no such resize: {@code INTER_CUBIC} always reads 4x4 pixels and aliases when reducing, and
 * {@code INTER_AREA} is a box filter. Image models are usually trained on images resized by Pillow.
 */
public final class Resize {

    private static final int HALF = 1 << (ResampleWeights.BITS - 1);

    private Resize() {}

    /**
     * Resizes to {@code width} x {@code height}, both at least 1; the aspect ratio may change. As in Pillow, rows are
     * resized first, then columns, with rounding to 8 bits between.
     */
    public static Image resize(Image image, int width, int height, ResizeFilter filter) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1, got " + width + "x" + height);
        }
        Math.multiplyExact(Math.multiplyExact(width, height), 3);
        if (width == image.width() && height == image.height()) {
            return image;
        }
        ResampleWeights rows = ResampleWeights.of(image.height(), height, filter);
        byte[] narrow = width == image.width()
                ? Arrays.copyOfRange(image.rgb(), 3 * width * rows.begin(), 3 * width * rows.end())
                : horizontally(image, ResampleWeights.of(image.width(), width, filter), rows.begin(), rows.end());
        return Image.of(width, height, height == image.height() ? narrow : vertically(narrow, 3 * width, rows));
    }

    /**
     * Reduces the short side to a number of pixels, at least 1, by bicubic resizing; returns a smaller image unchanged.
     */
    public static Image shrink(Image image, int shortSide) {
        if (shortSide < 1) {
            throw new IllegalArgumentException("the short side must be at least 1, got " + shortSide);
        }
        int shorter = Math.min(image.width(), image.height());
        if (shorter <= shortSide) {
            return image;
        }
        double ratio = (double) shortSide / shorter;
        int width = (int) Math.round(image.width() * ratio), height = (int) Math.round(image.height() * ratio);
        return resize(image, width, height, ResizeFilter.BICUBIC);
    }

    private static byte[] horizontally(Image image, ResampleWeights columns, int begin, int end) {
        int stride = 3 * columns.size();
        var out = new byte[Math.multiplyExact(stride, end - begin)];
        for (int y = begin; y < end; y++) {
            row(image.rgb(), 3 * y * image.width(), columns, out, (y - begin) * stride);
        }
        return out;
    }

    private static void row(byte[] in, int start, ResampleWeights columns, byte[] out, int to) {
        for (int x = 0; x < columns.size(); x++, to += 3) {
            int from = start + 3 * columns.first(x);
            int red = HALF, green = HALF, blue = HALF;
            for (int weight : columns.weights(x)) {
                red += weight * (in[from] & 255);
                green += weight * (in[from + 1] & 255);
                blue += weight * (in[from + 2] & 255);
                from += 3;
            }
            out[to] = clip(red);
            out[to + 1] = clip(green);
            out[to + 2] = clip(blue);
        }
    }

    private static byte[] vertically(byte[] in, int stride, ResampleWeights rows) {
        var out = new byte[stride * rows.size()];
        var sum = new int[stride];
        for (int y = 0; y < rows.size(); y++) {
            Arrays.fill(sum, HALF);
            int from = (rows.first(y) - rows.begin()) * stride;
            for (int weight : rows.weights(y)) {
                add(sum, in, from, weight);
                from += stride;
            }
            for (int x = 0, to = y * stride; x < stride; x++, to++) {
                out[to] = clip(sum[x]);
            }
        }
        return out;
    }

    /** A separate loop, which the JIT compiler vectorizes. */
    private static void add(int[] sum, byte[] in, int from, int weight) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += weight * (in[from + x] & 255);
        }
    }

    private static byte clip(int fixed) {
        return (byte) Math.max(0, Math.min(255, fixed >> ResampleWeights.BITS));
    }
}
