package io.github.qptv2.scoring;

import java.util.Arrays;

/**
 * A picture cut into the squares that a network looks at; plain Java memory, about 150 kB a square of 224 pixels.
 *
 * @param width of the whole picture, in pixels
 * @param height of the whole picture, in pixels
 * @param crops number of squares
 * @param side of a square, in pixels; 0 where a model looks at windows of several sizes
 * @param pixels red, green, blue as unsigned bytes: (crops, side, side, 3); packed windows where {@code side} is 0
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
public record Prepared(int width, int height, int crops, int side, byte[] pixels) {

    /** Pixels of one square, (side, side, 3), or the packed windows. */
    byte[] square(int index) {
        if (side == 0) {
            return pixels;
        }
        int bytes = 3 * side * side;
        return Arrays.copyOfRange(pixels, index * bytes, (index + 1) * bytes);
    }
}
