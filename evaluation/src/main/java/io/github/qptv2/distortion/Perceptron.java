package io.github.qptv2.distortion;

/**
 * A multilayer perceptron with one hidden layer of ReLU and two outputs for each of K distortions, logits and level.
 * Weights are stored by input, so that the inner loops run over activations.
 *
 * @param first (D, H)
 * @param firstBias (H)
 * @param second (H, 2 K), logits first
 * @param secondBias (2 K)
 */
@SuppressWarnings("ArrayRecordComponent") // updated in place by the optimizer, never compared
record Perceptron(float[] first, float[] firstBias, float[] second, float[] secondBias) {

    int inputs() {
        return first.length / activations();
    }

    int activations() {
        return firstBias.length;
    }

    int outputs() {
        return secondBias.length;
    }

    /** Activations of an input (D), before the rectification. */
    float[] inner(float[] x) {
        return layer(x, first, firstBias);
    }

    /** Outputs (2 K) of rectified activations (H). */
    float[] output(float[] activations) {
        return layer(activations, second, secondBias);
    }

    /** Outputs (2 K) of an input (D). */
    float[] of(float[] x) {
        float[] activations = inner(x);
        for (int h = 0; h < activations.length; h++) {
            activations[h] = Math.max(0, activations[h]);
        }
        return output(activations);
    }

    private static float[] layer(float[] x, float[] weight, float[] bias) {
        var y = bias.clone();
        for (int i = 0; i < x.length; i++) {
            float value = x[i];
            if (value != 0) {
                for (int j = 0, at = i * y.length; j < y.length; j++, at++) {
                    y[j] += value * weight[at];
                }
            }
        }
        return y;
    }

    /** Adds the outer product of an input and a gradient to the gradient of a layer. */
    static void addOuter(float[] x, float[] gradient, float[] into) {
        for (int i = 0; i < x.length; i++) {
            float value = x[i];
            if (value != 0) {
                for (int j = 0, at = i * gradient.length; j < gradient.length; j++, at++) {
                    into[at] += value * gradient[j];
                }
            }
        }
    }
}
