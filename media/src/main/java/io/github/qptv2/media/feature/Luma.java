package io.github.qptv2.media.feature;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;

/** Luma of ITU-R BT.601, rounded as Pillow's {@code convert("L")} does, so that hashes agree with Python's. */
final class Luma {

    private static final int RED = 19595;
    private static final int GREEN = 38470;
    private static final int BLUE = 7471;
    private static final int HALF = 1 << 15;

    private Luma() {}

    /** One byte a pixel, row by row. */
    static byte[] of(Image image) {
        byte[] rgb = image.rgb();
        var luma = new byte[rgb.length / 3];
        for (int i = 0, in = 0; i < luma.length; i++, in += 3) {
            luma[i] = (byte)
                    ((RED * (rgb[in] & 255) + GREEN * (rgb[in + 1] & 255) + BLUE * (rgb[in + 2] & 255) + HALF) >> 16);
        }
        return luma;
    }

    /** Luma first, then the resize: the other order rounds differently. */
    static byte[] resized(Image image, int width, int height) {
        byte[] luma = of(image);
        var gray = new byte[3 * luma.length];
        for (int i = 0, out = 0; i < luma.length; i++) {
            gray[out++] = luma[i];
            gray[out++] = luma[i];
            gray[out++] = luma[i];
        }
        byte[] small = Resize.resize(
                        Image.of(image.width(), image.height(), gray), width, height, ResizeFilter.BILINEAR)
                .rgb();
        var result = new byte[width * height];
        for (int i = 0; i < result.length; i++) {
            result[i] = small[3 * i];
        }
        return result;
    }
}
