package io.github.qptv2.pretrain;

import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Tensor;

/** How far predicted features of tokens are from a teacher's. */
public enum FeatureLoss {

    /** Mean squared error. */
    MSE {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            return predicted.sub(target).square().mean(-1);
        }
    },

    /** Half the square of an error below 1, the error less one half from there (Girshick 2015, equation 3). */
    SMOOTH_L1 {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            Tensor error = predicted.sub(target);
            Tensor distance = Ops.relu(error).add(Ops.relu(error.mul(-1)));
            Tensor within = distance.sub(Ops.relu(distance.add(-1))); // min(d, 1)
            return within.mul(distance.sub(within.mul(0.5))).mean(-1);
        }
    },

    /** 1 less the cosine of the angle between both. */
    COSINE {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            double channels = predicted.size(predicted.rank() - 1);
            return unit(predicted).mul(unit(target)).mean(-1).mul(-channels).add(1);
        }
    },

    /**
     * Mean squared difference of the cosines between all tokens of a crop (Tung and Mori, <i>Similarity-Preserving
     * Knowledge Distillation</i>, ICCV 2019, there between the images of a batch).
     */
    RELATIONS {
        @Override
        Tensor perToken(Tensor predicted, Tensor target) {
            return relations(predicted).sub(relations(target)).square().mean(-1);
        }
    };

    private static final double EPSILON = 1e-6;

    /** Of tokens (..., N, D): (..., N). */
    abstract Tensor perToken(Tensor predicted, Tensor target);

    /** Of the tokens' directions: (..., N, N). */
    private static Tensor relations(Tensor tokens) {
        Tensor unit = unit(tokens);
        return unit.matmul(unit.transpose(-1, -2));
    }

    /** Vectors of length 1. */
    private static Tensor unit(Tensor vectors) {
        double channels = vectors.size(vectors.rank() - 1);
        Tensor length = vectors.square().mean(-1).mul(channels).add(EPSILON).sqrt();
        return vectors.div(length.unsqueeze(-1));
    }

    /** Mean over all tokens. */
    Tensor mean(Tensor predicted, Tensor target) {
        Tensor errors = perToken(predicted, target);
        return errors.sum().mul(1.0 / errors.elements());
    }

    /** Mean over the tokens whose {@code weights} are 1, of the same shape without the channels. */
    Tensor mean(Tensor predicted, Tensor target, Tensor weights) {
        return perToken(predicted, target).mul(weights).sum().div(weights.sum());
    }

    /** The same kind of error for statistics of a crop (B, P), which have no relations and no common direction. */
    FeatureLoss ofStatistics() {
        return this == SMOOTH_L1 ? SMOOTH_L1 : MSE;
    }
}
