package io.github.qptv2.scoring;

import java.util.Arrays;

/**
 * An image cut into the crops that a network looks at; plain Java memory, about 150 kB a square of 224 pixels.
 *
 * @param width of the whole image, in pixels
 * @param height of the whole image, in pixels
 * @param crops number of crops
 * @param side of a crop, in pixels; 0 where a model looks at windows of several sizes
 * @param pixels red, green, blue as unsigned bytes: (crops, side, side, 3); packed windows where {@code side} is 0
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
public record ModelInput(int width, int height, int crops, int side, byte[] pixels) {

    /** Pixels of one crop, (side, side, 3), or the packed windows. */
    byte[] crop(int index) {
        if (side == 0) {
            return pixels;
        }
        int bytes = 3 * side * side;
        return Arrays.copyOfRange(pixels, index * bytes, (index + 1) * bytes);
    }
}
