package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/**
 * {@code (1 - rho) / 2} with Pearson's correlation rho of the batch: 0 for predictions that are a rising straight line
 * of the opinions, 1 for a falling one (Li, Jiang, Jiang 2020, "Norm-in-Norm Loss", who show it to be the mean squared
 * error of standardized scores, divided by 4). Where predictions or opinions are constant, one item included, rho is 0.
 */
public record PlccLoss() implements QualityLoss {

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        Batches.require(predicted, mos);
        return Correlation.of(predicted, mos).mul(-0.5).add(0.5);
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        Batches.require(predicted, mos);
        return Correlation.of(predicted, mos, weights).mul(-0.5).add(0.5);
    }

    @Override
    public boolean isScaleFree() {
        return true;
    }
}
