package io.github.qptv2.loss;

import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/**
 * {@code mean(d² / (2 beta))} where {@code d = |p - y|} is below beta, {@code d - beta / 2} from there (Girshick 2015,
 * "Fast R-CNN", equation 3, there with beta 1).
 *
 * @param beta where the parabola ends and the straight line begins, in the opinions' unit, above 0
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
        Batches.require(predicted, mos);
        return Batches.mean(scaled(predicted, mos)).mul(1 / beta);
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        Batches.require(predicted, mos);
        return Batches.mean(scaled(predicted, mos), weights).mul(1 / beta);
    }

    /** Of each item, times beta. */
    private Tensor scaled(Tensor predicted, Tensor mos) {
        Tensor distance = Batches.abs(predicted.sub(mos)); // (B)
        Tensor within = distance.sub(Ops.relu(distance.add(-beta))); // min(d, beta)
        // within (d - within / 2) / beta: a parabola below beta, a line above
        return within.mul(distance.sub(within.mul(0.5)));
    }

    @Override
    public boolean isScaleFree() {
        return false;
    }
}
