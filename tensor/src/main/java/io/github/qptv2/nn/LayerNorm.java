package io.github.qptv2.nn;

import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/** Layer normalization over the last dimension (Ba et al., 2016). */
public final class LayerNorm extends Module {

    private final Tensor weight;
    private final Tensor bias;
    private final double epsilon;

    /**
     * A layer with weight 1 and bias 0.
     *
     * @param epsilon added to the variance, above 0
     */
    public LayerNorm(int width, double epsilon) {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be above 0, got " + epsilon);
        }
        this.epsilon = epsilon;
        weight = parameter("weight", Tensor.ones(width));
        bias = parameter("bias", Tensor.zeros(width));
    }

    /** Maps (..., width) to (..., width). */
    public Tensor forward(Tensor x) {
        return Ops.layerNorm(x, weight, bias, epsilon);
    }
}
