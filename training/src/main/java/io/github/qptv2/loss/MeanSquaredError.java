package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/** {@code mean((p - y)²)}. */
public record MeanSquaredError() implements QualityLoss {

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        BatchStatistics.require(predicted, mos);
        return BatchStatistics.mean(predicted.sub(mos).square());
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        BatchStatistics.require(predicted, mos);
        return BatchStatistics.mean(predicted.sub(mos).square(), weights);
    }

    @Override
    public boolean isScaleFree() {
        return false;
    }
}
