package io.github.qptv2.loss;

import java.util.Arrays;

import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/** Checks and statistics of batches (B). */
final class BatchStatistics {

    private BatchStatistics() {}

    /** Requires (B) and (B) with the same B of at least 1; returns B. */
    static long require(Tensor predicted, Tensor mos) {
        if (predicted.rank() != 1 || !Arrays.equals(predicted.shape(), mos.shape())) {
            throw new IllegalArgumentException("predictions and MOS must both be (B), got %s and %s"
                    .formatted(Arrays.toString(predicted.shape()), Arrays.toString(mos.shape())));
        }
        if (predicted.size(0) < 1) {
            throw new IllegalArgumentException("a batch must have at least 1 item");
        }
        return predicted.size(0);
    }

    static Tensor mean(Tensor x) {
        return x.sum().mul(1.0 / x.elements());
    }

    /** Weighted mean of (B) with weights (B). */
    static Tensor mean(Tensor x, Tensor weights) {
        return x.mul(weights).sum().div(weights.sum());
    }

    /** |x|; the gradient at 0 is 0. */
    static Tensor abs(Tensor x) {
        return Ops.relu(x).add(Ops.relu(x.mul(-1)));
    }

    static Tensor centered(Tensor x) {
        return x.sub(mean(x));
    }

    static Tensor centered(Tensor x, Tensor weights) {
        return x.sub(mean(x, weights));
    }
}
