package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/**
 * {@code sum |P - Y| / (2 sqrt(B))} of predictions and opinions less their means, each divided by its Euclidean norm
 * (Li, Jiang, Jiang 2020, "Norm-in-Norm Loss with Faster Convergence and Better Performance for Image Quality
 * Assessment", with p = 1 and q = 2): 0 for a rising straight line, at most 1. Where either is constant it is divided
 * by a small number in place of 0.
 */
public record NormInNorm() implements QualityLoss {

    /** Added to squared norms, so that a constant batch has a gradient that is a number. */
    private static final double EPSILON = 1e-6;

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        long B = Batches.require(predicted, mos);
        Tensor difference = unit(predicted).sub(unit(mos)); // (B)
        return Batches.abs(difference).sum().mul(1 / (2 * Math.sqrt((double) B)));
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        Batches.require(predicted, mos);
        Tensor difference = unit(predicted, weights).sub(unit(mos, weights)); // (B)
        return Batches.abs(difference)
                .mul(weights)
                .sum()
                .div(weights.sum().sqrt().mul(2));
    }

    private static Tensor unit(Tensor x, Tensor weights) {
        Tensor centered = Batches.centered(x, weights);
        return centered.div(centered.square().mul(weights).sum().add(EPSILON).sqrt());
    }

    private static Tensor unit(Tensor x) {
        Tensor centered = Batches.centered(x);
        return centered.div(centered.square().sum().add(EPSILON).sqrt());
    }

    @Override
    public boolean isScaleFree() {
        return true;
    }
}
