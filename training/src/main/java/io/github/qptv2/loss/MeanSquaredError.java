package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/** {@code mean((p - y)²)}. */
public record MeanSquaredError() implements QualityLoss {

    @Override
    public Tensor of(Tensor predicted, Tensor opinions) {
        Batches.require(predicted, opinions);
        return Batches.mean(predicted.sub(opinions).square());
    }

    @Override
    public Tensor of(Tensor predicted, Tensor opinions, Tensor weights) {
        Batches.require(predicted, opinions);
        return Batches.mean(predicted.sub(opinions).square(), weights);
    }

    @Override
    public boolean isScaleFree() {
        return false;
    }
}
