package io.github.qptv2.pretrain;

import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/** Losses between predicted features of tokens and a teacher's. */
public enum FeatureLoss {

    /** Mean squared error. */
    MSE {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            return predicted.sub(target).square().mean(-1);
        }
    },

    /**
     * Smooth L1: half the squared error below 1, the absolute error minus one half above (Girshick 2015, equation 3).
     */
    SMOOTH_L1 {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            Tensor error = predicted.sub(target);
            Tensor distance = Ops.relu(error).add(Ops.relu(error.mul(-1)));
            Tensor within = distance.sub(Ops.relu(distance.add(-1))); // min(d, 1)
            return within.mul(distance.sub(within.mul(0.5))).mean(-1);
        }
    },

    /** 1 minus the cosine similarity. */
    COSINE {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            double channels = predicted.size(predicted.rank() - 1);
            return normalized(predicted)
                    .mul(normalized(target))
                    .mean(-1)
                    .mul(-channels)
                    .add(1);
        }
    },

    /**
     * Mean squared difference of the cosine similarities between all tokens of a crop (Tung and Mori,
     * <i>Similarity-Preserving Knowledge Distillation</i>, ICCV 2019, there between the images of a batch).
     */
    RELATIONS {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            return relations(predicted).sub(relations(target)).square().mean(-1);
        }
    };

    private static final double EPSILON = 1e-6;

    /** Loss of each token: (..., N) from features (..., N, D). */
    abstract Tensor perToken(Tensor predicted, Tensor target);

    /** Cosine similarities between tokens, (..., N, N). */
    private static Tensor relations(Tensor tokens) {
        Tensor normalized = normalized(tokens);
        return normalized.matmul(normalized.transpose(-1, -2));
    }

    /** Vectors divided by their Euclidean norms. */
    private static Tensor normalized(Tensor vectors) {
        double channels = vectors.size(vectors.rank() - 1);
        Tensor length = vectors.square().mean(-1).mul(channels).add(EPSILON).sqrt();
        return vectors.div(length.unsqueeze(-1));
    }

    /** Mean over all tokens. */
    Tensor mean(Tensor predicted, Tensor target) {
        Tensor errors = perToken(predicted, target);
        return errors.sum().mul(1.0 / errors.elements());
    }

    /** Mean over tokens, weighted by {@code weights} (..., N). */
    Tensor mean(Tensor predicted, Tensor target, Tensor weights) {
        return perToken(predicted, target).mul(weights).sum().div(weights.sum());
    }

    /** The loss for statistics of a crop (B, P): smooth L1 stays, all others become the mean squared error. */
    FeatureLoss ofStatistics() {
        return this == SMOOTH_L1 ? SMOOTH_L1 : MSE;
    }
}
