package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/**
 * {@code sum |P - Y| / (2 sqrt(B))}, where P and Y are predictions and MOS minus their means, divided by their
 * Euclidean norms (Li, Jiang, Jiang 2020, "Norm-in-Norm Loss with Faster Convergence and Better Performance for Image
 * Quality Assessment", with p = 1 and q = 2): 0 for a perfect positive linear relation, at most 1.
 */
public record NormInNorm() implements QualityLoss {

    /** Added to squared norms, so that the gradient of a constant batch is finite. */
    private static final double EPSILON = 1e-6;

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        long B = BatchStatistics.require(predicted, mos);
        Tensor difference = normalized(predicted).sub(normalized(mos)); // (B)
        return BatchStatistics.abs(difference).sum().mul(1 / (2 * Math.sqrt((double) B)));
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        BatchStatistics.require(predicted, mos);
        Tensor difference = normalized(predicted, weights).sub(normalized(mos, weights)); // (B)
        return BatchStatistics.abs(difference)
                .mul(weights)
                .sum()
                .div(weights.sum().sqrt().mul(2));
    }

    private static Tensor normalized(Tensor x, Tensor weights) {
        Tensor centered = BatchStatistics.centered(x, weights);
        return centered.div(centered.square().mul(weights).sum().add(EPSILON).sqrt());
    }

    private static Tensor normalized(Tensor x) {
        Tensor centered = BatchStatistics.centered(x);
        return centered.div(centered.square().sum().add(EPSILON).sqrt());
    }

    @Override
    public boolean isScaleFree() {
        return true;
    }
}
