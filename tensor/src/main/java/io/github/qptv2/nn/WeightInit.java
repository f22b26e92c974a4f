package io.github.qptv2.nn;

import io.github.qptv2.tensor.Tensor;

/** Initialization of weights. */
final class WeightInit {

    private WeightInit() {}

    /**
     * Glorot (Xavier) initialization: uniform in ±sqrt(6 / (in + out)) (Glorot and Bengio, 2010, eq. 16), shape (out,
     * in).
     */
    static Tensor xavierUniform(int out, int in) {
        double bound = Math.sqrt(6.0 / (in + out));
        return Tensor.uniform(-bound, bound, out, in);
    }
}
