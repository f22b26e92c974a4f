package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/**
 * {@code (1 - rho) / 2} with Pearson's correlation rho within the batch: 0 for a perfect positive linear relation, 1
 * for a perfect negative one (Li, Jiang, Jiang 2020, "Norm-in-Norm Loss", who show it to be the mean squared error of
 * standardized scores divided by 4). Where predictions or MOS are constant, as with one item, rho is 0.
 */
public record PlccLoss() implements QualityLoss {

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        BatchStatistics.require(predicted, mos);
        return Correlation.of(predicted, mos).mul(-0.5).add(0.5);
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        BatchStatistics.require(predicted, mos);
        return Correlation.of(predicted, mos, weights).mul(-0.5).add(0.5);
    }

    @Override
    public boolean isScaleFree() {
        return true;
    }
}
