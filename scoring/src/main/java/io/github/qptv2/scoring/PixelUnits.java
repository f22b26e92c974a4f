package io.github.qptv2.scoring;

import io.github.qptv2.architecture.HiVitConfig;

/**
 * From the bytes of squares to the network's input, in one pass over the pixels: normalised, in the order of channels
 * that the network expects, and in the layout of {@link io.github.qptv2.model.Units}.
 */
final class PixelUnits {

    private static final int PATCH = HiVitConfig.PATCH;
    private static final int PATCHES = HiVitConfig.UNIT / PATCH;

    private final int side;
    private final int frames;
    private final float[][] values = new float[3][256];
    private final int[] channel = new int[3];
    private final int[] across;
    private final int[] down;

    /** Of pictures. */
    PixelUnits(Conventions conventions, int side) {
        this(conventions, side, 1);
    }

    /** @param frames that a unit spans: in clips a unit holds its pixels of several frames */
    PixelUnits(Conventions conventions, int side, int frames) {
        this.side = side;
        this.frames = frames;
        int patchValues = 3 * frames * PATCH * PATCH, unitValues = PATCHES * PATCHES * patchValues;
        for (int colour = 0; colour < 3; colour++) {
            channel[colour] = frames * PATCH * PATCH * (conventions.channels() == Channels.BGR ? 2 - colour : colour);
            for (int value = 0; value < 256; value++) {
                values[colour][value] = conventions.normalisation().of(value, colour);
            }
        }
        across = new int[side];
        down = new int[side];
        for (int i = 0; i < side; i++) {
            int unit = i / HiVitConfig.UNIT, patch = i / PATCH % PATCHES, pixel = i % PATCH;
            across[i] = unit * unitValues + patch * patchValues + pixel;
            down[i] = (unit * side / HiVitConfig.UNIT) * unitValues + patch * PATCHES * patchValues + pixel * PATCH;
        }
    }

    /**
     * Lays a square of unsigned RGB bytes (S, S, 3) out as (N, 4, 4, 48), the {@code at}-th of its batch; of clips, the
     * {@code at}-th frame, into its place among those that its units span.
     */
    void lay(byte[] pixels, float[] batch, int at) {
        int start = at / frames * frames * pixels.length + at % frames * PATCH * PATCH;
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
