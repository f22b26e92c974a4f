package io.github.qptv2.nn;

import io.github.qptv2.tensor.Tensor;

/** Linear, GELU, Linear, with equal input and output width. */
public final class Mlp extends Module {

    private final Linear fc1;
    private final Linear fc2;

    /** A perceptron with a hidden layer of width {@code hidden}. */
    public Mlp(int width, int hidden) {
        fc1 = child("fc1", new Linear(width, hidden));
        fc2 = child("fc2", new Linear(hidden, width));
    }

    /** Maps (..., width) to (..., width). */
    public Tensor forward(Tensor x) {
        return fc2.forward(fc1.gelu(x));
    }

    /** {@link #forward} plus a residual (..., width). */
    public Tensor forwardWithResidual(Tensor x, Tensor residual) {
        return fc2.forwardWithResidual(fc1.gelu(x), residual);
    }
}
