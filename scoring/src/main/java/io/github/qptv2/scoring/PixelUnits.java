package io.github.qptv2.scoring;

import io.github.qptv2.model.HiVitConfig;

/**
 * From the bytes of squares to the network's input, in one pass over the pixels: normalised, in the order of channels
 * that the network expects, and in the layout of {@link io.github.qptv2.model.Units}.
 */
final class PixelUnits {

    private static final int PATCH = HiVitConfig.PATCH;
    private static final int PATCHES = HiVitConfig.UNIT / PATCH;
    private static final int PATCH_VALUES = 3 * PATCH * PATCH;
    private static final int UNIT_VALUES = PATCHES * PATCHES * PATCH_VALUES;

    private final int side;
    private final float[][] values = new float[3][256];
    private final int[] channel = new int[3];
    private final int[] across;
    private final int[] down;

    PixelUnits(Conventions conventions, int side) {
        this.side = side;
        for (int colour = 0; colour < 3; colour++) {
            channel[colour] = PATCH * PATCH * (conventions.channels() == Channels.BGR ? 2 - colour : colour);
            for (int value = 0; value < 256; value++) {
                values[colour][value] = conventions.normalisation().of(value, colour);
            }
        }
        across = new int[side];
        down = new int[side];
        for (int i = 0; i < side; i++) {
            int unit = i / HiVitConfig.UNIT, patch = i / PATCH % PATCHES, pixel = i % PATCH;
            across[i] = unit * UNIT_VALUES + patch * PATCH_VALUES + pixel;
            down[i] = (unit * side / HiVitConfig.UNIT) * UNIT_VALUES + patch * PATCHES * PATCH_VALUES + pixel * PATCH;
        }
    }

    /** Lays a square of unsigned RGB bytes (S, S, 3) out as (N, 4, 4, 48), the {@code at}-th of its batch. */
    void lay(byte[] pixels, float[] batch, int at) {
        int start = at * pixels.length;
        for (int y = 0, in = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int first = start + down[y] + across[x];
                batch[first + channel[0]] = values[0][pixels[in++] & 255];
                batch[first + channel[1]] = values[1][pixels[in++] & 255];
                batch[first + channel[2]] = values[2][pixels[in++] & 255];
            }
        }
    }
}
