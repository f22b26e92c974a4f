package io.github.qptv2.finetune.config;

import io.github.qptv2.loss.FastVqaLoss;
import io.github.qptv2.loss.MeanSquaredError;
import io.github.qptv2.loss.NormInNorm;
import io.github.qptv2.loss.PlccLoss;
import io.github.qptv2.loss.QualityLoss;
import io.github.qptv2.loss.RankLoss;
import io.github.qptv2.loss.SmoothL1;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The loss within each dataset, with MOS normalized to [0, 1].
 *
 * @param rankWeight of the rank loss in {@code fast_vqa}, at least 0
 * @param beta of {@code smooth_l1}, on the normalized MOS, above 0
 */
public record LossConfig(Kind kind, double rankWeight, double beta) {

    /** Loss functions. */
    public enum Kind {
        /** {@link MeanSquaredError}. */
        MSE,
        /** {@link SmoothL1}. */
        SMOOTH_L1,
        /** {@link PlccLoss}. */
        PLCC,
        /** {@link RankLoss}. */
        RANK,
        /** {@link FastVqaLoss}. */
        FAST_VQA,
        /** {@link NormInNorm}. */
        NORM_IN_NORM,
        /**
         * {@link io.github.qptv2.loss.SquaredEmd} of the votes (NIMA). The head has an output for each rating, and the
         * score is the mean of their distribution; for images with votes.
         */
        EMD
    }

    /** Checks the ranges. */
    public LossConfig {
        require(rankWeight >= 0, "loss.rank-weight must be at least 0", rankWeight);
        require(beta > 0, "loss.beta must be above 0", beta);
    }

    /**
     * The loss of scores.
     *
     * @throws IllegalStateException for {@link Kind#EMD}, which compares distributions
     */
    public QualityLoss loss() {
        return switch (kind) {
            case MSE -> new MeanSquaredError();
            case SMOOTH_L1 -> new SmoothL1(beta);
            case PLCC -> new PlccLoss();
            case RANK -> new RankLoss();
            case FAST_VQA -> new FastVqaLoss(rankWeight);
            case NORM_IN_NORM -> new NormInNorm();
            case EMD -> throw new IllegalStateException("emd compares distributions, not scores");
        };
    }
}
