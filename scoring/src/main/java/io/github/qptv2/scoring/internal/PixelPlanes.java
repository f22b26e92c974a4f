package io.github.qptv2.scoring.internal;

import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.scoring.bundle.InferenceConfig;

/**
 * Converts the bytes of crops to the network's input: normalized, one plane per channel, in the order of channels that
 * the network expects.
 */
public final class PixelPlanes {

    private final int pixels;
    private final int frames;
    private final float[][] values = new float[3][256];
    private final int[] plane = new int[3];

    /** Of images of {@code side} x {@code side} pixels. */
    public PixelPlanes(InferenceConfig inferenceConfig, int side) {
        this(inferenceConfig, side, 1);
    }

    /**
     * Of clips.
     *
     * @param frames of a clip, 1 for images
     */
    public PixelPlanes(InferenceConfig inferenceConfig, int side, int frames) {
        pixels = side * side;
        this.frames = frames;
        for (int color = 0; color < 3; color++) {
            plane[color] = inferenceConfig.channels() == ChannelOrder.BGR ? 2 - color : color;
            for (int value = 0; value < 256; value++) {
                values[color][value] = inferenceConfig.normalization().of(value, color);
            }
        }
    }

    /** Number of values of a crop or clip. */
    int size() {
        return 3 * frames * pixels;
    }

    /**
     * Writes unsigned RGB bytes (S, S, 3) as frame {@code frame} of item {@code item} of a batch (B, 3, F, S, S), or
     * (B, 3, S, S) of images, whose only frame is 0.
     */
    void write(byte[] rgb, float[] batch, int item, int frame) {
        for (int color = 0; color < 3; color++) {
            int at = item * size() + (plane[color] * frames + frame) * pixels;
            float[] table = values[color];
            for (int i = 0; i < pixels; i++) {
                batch[at + i] = table[rgb[3 * i + color] & 255];
            }
        }
    }
}
