package io.github.qptv2.loss;

import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/**
 * Pairwise ranking loss of misordered pairs: {@code sum over i, j of max(0, (p_i - p_j) sign(y_j - y_i)) / (B (B - 1))
 * / (1 + the largest of them)} (Wu et al. 2022, FAST-VQA, function {@code rank_loss} of its published code). Pairs of
 * equal MOS are left out; with one item, or without misordered pairs, it is 0.
 */
public record RankLoss() implements QualityLoss {

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        long B = BatchStatistics.require(predicted, mos);
        Tensor wrong = misorderedPairs(predicted, mos, B);
        Tensor largest = wrong.select(0, largest(wrong.toFloatArray()));
        double pairs = Math.max(1, B * (B - 1));
        return wrong.sum().mul(1 / pairs).div(largest.add(1));
    }

    /** The weight of a pair is the product of its items' weights. */
    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        long B = BatchStatistics.require(predicted, mos);
        Tensor wrong = misorderedPairs(predicted, mos, B);
        Tensor largest = wrong.select(0, largest(wrong.toFloatArray()));
        Tensor pairs = weights.reshape(B, 1).mul(weights.reshape(1, B)).reshape(B * B);
        Tensor all = pairs.sum().sub(weights.square().sum()); // without pairs of an item with itself
        Tensor sum = wrong.mul(pairs).sum();
        return (B == 1 ? sum : sum.div(all)).div(largest.add(1));
    }

    /** Difference of each misordered pair, else 0, (B B). */
    private static Tensor misorderedPairs(Tensor predicted, Tensor mos, long B) {
        Tensor order = signs(mos.toFloatArray()).to(predicted.device()); // (B, B)
        Tensor difference = predicted.reshape(B, 1).sub(predicted.reshape(1, B)); // (B, B), p_i - p_j
        return Ops.relu(difference.mul(order)).reshape(B * B);
    }

    /** sign(y_j - y_i) at (i, j), (B, B). */
    private static Tensor signs(float[] mos) {
        int B = mos.length;
        var signs = new float[B * B];
        for (int i = 0; i < B; i++) {
            for (int j = 0; j < B; j++) {
                signs[i * B + j] = Math.signum(mos[j] - mos[i]);
            }
        }
        return Tensor.of(signs, B, B);
    }

    private static int largest(float[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = values[i] > values[at] ? i : at;
        }
        return at;
    }

    @Override
    public boolean isScaleFree() {
        return true;
    }
}
