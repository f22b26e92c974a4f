package io.github.qptv2.media.image.bmp;

/**
 * Where the pixels of a bitmap are stored.
 *
 * @param start offset of the first stored row
 * @param stride bytes from a row to the next
 */
record BmpLayout(int width, int height, int bits, boolean topDown, long start, long stride) {

    /** Offset of row {@code y}, counted from the top. */
    long row(int y) {
        return start + stride * (topDown ? y : height - 1 - y);
    }
}
