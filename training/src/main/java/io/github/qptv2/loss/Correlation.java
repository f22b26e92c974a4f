package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/** Pearson's correlation inside a batch. */
final class Correlation {

    /**
     * Added to variances. Against the variance 1 of a usual batch it is nothing; where all predictions are equal it
     * bounds the gradient.
     */
    private static final double EPSILON = 1e-6;

    private Correlation() {}

    /** (B), (B) to a number in (-1, 1); 0 where either is constant. */
    static Tensor of(Tensor predicted, Tensor mos) {
        Tensor p = Batches.centered(predicted), y = Batches.centered(mos);
        Tensor covariance = Batches.mean(p.mul(y));
        Tensor spread = deviation(p).mul(deviation(y));
        return covariance.div(spread);
    }

    /** The same with weights (B). */
    static Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        Tensor p = Batches.centered(predicted, weights), y = Batches.centered(mos, weights);
        Tensor covariance = Batches.mean(p.mul(y), weights);
        Tensor spread = deviation(p, weights).mul(deviation(y, weights));
        return covariance.div(spread);
    }

    private static Tensor deviation(Tensor centered, Tensor weights) {
        return Batches.mean(centered.square(), weights).add(EPSILON).sqrt();
    }

    private static Tensor deviation(Tensor centered) {
        return Batches.mean(centered.square()).add(EPSILON).sqrt();
    }
}
