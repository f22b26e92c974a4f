package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/** Pearson's correlation within a batch. */
final class Correlation {

    /**
     * Added to variances, which are about 1 in usual batches. It bounds the gradient where all predictions are equal.
     */
    private static final double EPSILON = 1e-6;

    private Correlation() {}

    /** Correlation of (B) and (B), in (-1, 1); 0 where either is constant. */
    static Tensor of(Tensor predicted, Tensor mos) {
        Tensor p = BatchStatistics.centered(predicted), y = BatchStatistics.centered(mos);
        Tensor covariance = BatchStatistics.mean(p.mul(y));
        Tensor spread = deviation(p).mul(deviation(y));
        return covariance.div(spread);
    }

    /** Weighted correlation, with weights (B). */
    static Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        Tensor p = BatchStatistics.centered(predicted, weights), y = BatchStatistics.centered(mos, weights);
        Tensor covariance = BatchStatistics.mean(p.mul(y), weights);
        Tensor spread = deviation(p, weights).mul(deviation(y, weights));
        return covariance.div(spread);
    }

    private static Tensor deviation(Tensor centered, Tensor weights) {
        return BatchStatistics.mean(centered.square(), weights).add(EPSILON).sqrt();
    }

    private static Tensor deviation(Tensor centered) {
        return BatchStatistics.mean(centered.square()).add(EPSILON).sqrt();
    }
}
