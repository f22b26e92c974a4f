package io.github.qptv2.architecture;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;

/**
 * Inflates the weights of an image network to those of a network for clips. A clip of equal frames gets the image
 * network's score of the frame: the first convolution is repeated along time and divided by the number of frames that
 * it spans (Carreira and Zisserman, <i>Quo Vadis, Action Recognition?</i>, 2017, I3D), positions are repeated for every
 * time step and relative position biases for every offset in time (Liu et al., <i>Video Swin Transformer</i>, 2022).
 * Plain Java.
 */
public final class Inflation {

    /** Frames that the first convolution spans. */
    public static final int TEMPORAL_PATCH = 2;

    private static final String PROJECTION = "patch_embed.proj.weight";
    private static final String POSITIONS = "absolute_pos_embed";
    private static final String TABLE = ".relative_position_bias_table";

    private Inflation() {}

    /**
     * Inflates all weights; those without a time dimension are unchanged.
     *
     * @param image weights of an image network, with or without a head
     * @param frames of a clip, a multiple of {@value #TEMPORAL_PATCH}
     */
    public static StateDict of(StateDict image, int frames) {
        int steps = steps(frames);
        Map<String, Weight> inflated = new LinkedHashMap<>();
        image.without(Layout.RECOMPUTABLE::equals)
                .weights()
                .forEach((name, weight) -> inflated.put(name, inflated(name, weight, steps)));
        return StateDict.of(inflated);
    }

    /** Shape of an inflated weight. */
    public static long[] shape(String name, long[] image, int steps) {
        if (name.equals(PROJECTION)) {
            return new long[] {image[0], image[1], TEMPORAL_PATCH, image[2], image[3]};
        }
        if (name.equals(POSITIONS)) {
            return new long[] {1, steps * image[1], image[2]};
        }
        return name.endsWith(TABLE) ? new long[] {(2L * steps - 1) * image[0], image[1]} : image;
    }

    /** Time steps of a clip. */
    public static int steps(int frames) {
        if (frames < TEMPORAL_PATCH || frames % TEMPORAL_PATCH != 0) {
            throw new IllegalArgumentException(
                    "frames must be a multiple of %d, got %d".formatted(TEMPORAL_PATCH, frames));
        }
        return frames / TEMPORAL_PATCH;
    }

    private static Weight inflated(String name, Weight weight, int steps) {
        long[] shape = weight.shape();
        if (name.equals(PROJECTION)) {
            int kernel = Math.toIntExact(shape[2] * shape[3]);
            return Weight.of(spanning(weight.toFloats(), kernel), shape(name, shape, steps));
        }
        if (name.equals(POSITIONS)) {
            return Weight.of(repeated(weight.toFloats(), steps), shape(name, shape, steps));
        }
        if (name.endsWith(TABLE)) {
            return Weight.of(repeated(weight.toFloats(), 2 * steps - 1), shape(name, shape, steps));
        }
        return weight;
    }

    /** (O, 3, 4, 4) to (O, 3, 2, 4, 4), a kernel being 4 x 4. */
    private static float[] spanning(float[] image, int kernel) {
        var clip = new float[TEMPORAL_PATCH * image.length];
        for (int i = 0; i < clip.length; i++) {
            int plane = i / (TEMPORAL_PATCH * kernel); // of one output and one color channel
            clip[i] = image[plane * kernel + i % kernel] / TEMPORAL_PATCH;
        }
        return clip;
    }

    private static float[] repeated(float[] values, int times) {
        var all = new float[times * values.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, 0, all, i * values.length, values.length);
        }
        return all;
    }
}
