package io.github.qptv2.loss;

import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/**
 * Smooth L1 loss: the mean over the batch of {@code d² / (2 beta)} where {@code d = |p - y|} is below beta, and of
 * {@code d - beta / 2} elsewhere (Girshick 2015, "Fast R-CNN", equation 3, with beta 1).
 *
 * @param beta distance at which the quadratic part ends, on the scale of MOS, above 0
 */
public record SmoothL1(double beta) implements QualityLoss {

    /** Checks the range. */
    public SmoothL1 {
        if (!(beta > 0 && Double.isFinite(beta))) {
            throw new IllegalArgumentException("beta must be above 0, got " + beta);
        }
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        BatchStatistics.require(predicted, mos);
        return BatchStatistics.mean(scaled(predicted, mos)).mul(1 / beta);
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        BatchStatistics.require(predicted, mos);
        return BatchStatistics.mean(scaled(predicted, mos), weights).mul(1 / beta);
    }

    /** Loss of each item, times beta. */
    private Tensor scaled(Tensor predicted, Tensor mos) {
        Tensor distance = BatchStatistics.abs(predicted.sub(mos)); // (B)
        Tensor within = distance.sub(Ops.relu(distance.add(-beta))); // min(d, beta)
        // min(d, beta) (d - min(d, beta) / 2): quadratic below beta, linear above
        return within.mul(distance.sub(within.mul(0.5)));
    }

    @Override
    public boolean isScaleFree() {
        return false;
    }
}
