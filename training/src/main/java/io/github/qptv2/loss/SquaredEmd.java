package io.github.qptv2.loss;

import java.util.Arrays;

import io.github.qptv2.tensor.Tensor;

/**
 * Squared earth mover's distance between rating distributions (NIMA): the mean over ratings of the squared difference
 * of the cumulative distributions, averaged over the batch (Hou, Yu, Samaras 2016, "Squared Earth Mover's
 * Distance-based Loss"; Talebi and Milanfar 2018, NIMA, equation 1 with r = 2 and without the root). Moving all votes
 * by one of K ratings costs 1/K.
 */
public final class SquaredEmd {

    private SquaredEmd() {}

    /**
     * A scalar, differentiable with respect to the predictions; finite for every batch.
     *
     * @param predicted (B, K) predicted distribution of ratings, lowest first, with a sum of 1 (a softmax)
     * @param votes (B, K) distribution of votes, with a sum of 1
     */
    public static Tensor of(Tensor predicted, Tensor votes) {
        return BatchStatistics.mean(squaredDifferences(predicted, votes));
    }

    /**
     * As {@link #of(Tensor, Tensor)}, with a weighted mean over the batch.
     *
     * @param weights (B), above 0; equal weights give the plain mean
     */
    public static Tensor of(Tensor predicted, Tensor votes, Tensor weights) {
        Tensor distances = squaredDifferences(predicted, votes).mean(1); // (B)
        return BatchStatistics.mean(distances, weights);
    }

    /** Squared differences of the cumulative distributions, (B, K). */
    private static Tensor squaredDifferences(Tensor predicted, Tensor votes) {
        if (predicted.rank() != 2 || !Arrays.equals(predicted.shape(), votes.shape()) || predicted.elements() == 0) {
            throw new IllegalArgumentException("predictions and votes must both be (B, K), got %s and %s"
                    .formatted(Arrays.toString(predicted.shape()), Arrays.toString(votes.shape())));
        }
        Tensor cumulation = cumulation((int) predicted.size(1)).to(predicted.device());
        return predicted.sub(votes).matmul(cumulation).square();
    }

    /** Upper triangular ones (K, K): multiplied from the right they give cumulative sums. */
    private static Tensor cumulation(int grades) {
        var ones = new float[grades * grades];
        for (int row = 0; row < grades; row++) {
            Arrays.fill(ones, row * grades + row, (row + 1) * grades, 1);
        }
        return Tensor.of(ones, grades, grades);
    }
}
