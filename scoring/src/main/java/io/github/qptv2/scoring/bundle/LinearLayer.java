package io.github.qptv2.scoring.bundle;

import java.util.Map;

import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;

/**
 * A linear layer, {@code W x + b}. Immutable.
 *
 * <pre>{@code
 * var layer = new LinearLayer(new float[] {1, 2, 3, 4}, new float[] {0, 10}); // (2, 2)
 * layer.of(new float[] {1, 1}); // 3, 17
 * }</pre>
 *
 * @since 0.2
 */
public final class LinearLayer {

    private final float[] weight;
    private final float[] bias;

    /**
     * Copies the values.
     *
     * @param weight row by row, (K, D)
     * @param bias (K)
     * @throws IllegalArgumentException unless K is at least 1 and divides the number of weights
     */
    public LinearLayer(float[] weight, float[] bias) {
        if (bias.length == 0 || weight.length == 0 || weight.length % bias.length != 0) {
            throw new IllegalArgumentException(
                    "a linear layer must have a multiple of %d weights, got %d".formatted(bias.length, weight.length));
        }
        this.weight = weight.clone();
        this.bias = bias.clone();
    }

    static LinearLayer decode(StateDict file, String name) {
        var weight = file.get(name + ".weight");
        var bias = file.get(name + ".bias");
        if (weight.shape().length != 2 || weight.shape()[0] != bias.elements()) {
            throw new IllegalArgumentException(
                    "tensor %s.weight must have %d rows, got %s".formatted(name, bias.elements(), weight));
        }
        return new LinearLayer(weight.toFloats(), bias.toFloats());
    }

    void encode(String name, Map<String, Weight> tensors) {
        tensors.put(name + ".weight", Weight.of(weight, outputs(), inputs()));
        tensors.put(name + ".bias", Weight.of(bias, outputs()));
    }

    /** Inputs D. */
    public int inputs() {
        return weight.length / bias.length;
    }

    /** Outputs K. */
    public int outputs() {
        return bias.length;
    }

    /**
     * The outputs (K) of inputs (D).
     *
     * @throws IllegalArgumentException if their number is wrong
     */
    public float[] of(float[] x) {
        int D = inputs();
        if (x.length != D) {
            throw new IllegalArgumentException("a linear layer must get %d inputs, got %d".formatted(D, x.length));
        }
        var outputs = new float[bias.length];
        for (int k = 0; k < outputs.length; k++) {
            double sum = bias[k];
            for (int d = 0; d < D; d++) {
                sum += weight[k * D + d] * x[d];
            }
            outputs[k] = (float) sum;
        }
        return outputs;
    }
}
