package io.github.qptv2.onnx.graph;

import java.util.Arrays;

/**
 * Weights of a linear layer.
 *
 * @param name of the layer
 * @param weight (out, in), row by row
 * @param bias (out), or empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // passed between two steps, never compared
record Dense(String name, float[] weight, float[] bias, int inputs) {

    int outputs() {
        return weight.length / inputs;
    }

    boolean hasBias() {
        return bias.length > 0;
    }

    /** A layer of some of the outputs times a factor, under another name. */
    Dense part(String partName, int index, int parts, double factor) {
        return new Dense(partName, part(weight, index, parts, factor), part(bias, index, parts, factor), inputs);
    }

    private static float[] part(float[] all, int index, int parts, double factor) {
        int count = all.length / parts;
        float[] some = Arrays.copyOfRange(all, index * count, (index + 1) * count);
        for (int i = 0; i < count; i++) {
            some[i] *= (float) factor;
        }
        return some;
    }

    /** The layer that maps x to this layer's output for {@code x * scale + shift}; scale and shift are (in). */
    Dense foldInputAffine(float[] scale, float[] shift) {
        var scaled = new float[weight.length];
        var shifted = new float[outputs()];
        for (int out = 0; out < shifted.length; out++) {
            double sum = hasBias() ? bias[out] : 0;
            for (int in = 0; in < inputs; in++) {
                int at = out * inputs + in;
                sum += (double) weight[at] * shift[in];
                scaled[at] = weight[at] * scale[in];
            }
            shifted[out] = (float) sum;
        }
        return new Dense(name, scaled, shifted, inputs);
    }
}
