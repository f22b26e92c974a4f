package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/**
 * The loss of FAST-VQA (Wu et al. 2022, functions {@code plcc_loss} and {@code rank_loss} of its published code):
 * {@code ((1 - rho) / 2 + (1 - rho²) / 4) / 2 + weight * rank loss}. The published code computes the first two terms as
 * mean squared errors, divided by 4, of standardized predictions z and of rho z against standardized MOS, which have
 * these values.
 *
 * @param rankWeight of the rank loss, at least 0; 0.3 in the published code
 */
public record FastVqaLoss(double rankWeight) implements QualityLoss {

    /** The published weight. */
    public static final FastVqaLoss PUBLISHED = new FastVqaLoss(0.3);

    /** Checks the range. */
    public FastVqaLoss {
        if (!(rankWeight >= 0 && Double.isFinite(rankWeight))) {
            throw new IllegalArgumentException("weight of the rank loss must be at least 0, got " + rankWeight);
        }
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos) {
        BatchStatistics.require(predicted, mos);
        return joined(Correlation.of(predicted, mos), new RankLoss().of(predicted, mos));
    }

    @Override
    public Tensor of(Tensor predicted, Tensor mos, Tensor weights) {
        BatchStatistics.require(predicted, mos);
        return joined(Correlation.of(predicted, mos, weights), new RankLoss().of(predicted, mos, weights));
    }

    private Tensor joined(Tensor rho, Tensor ranks) {
        Tensor linear = rho.mul(-0.5).add(0.5);
        Tensor scaled = rho.square().mul(-0.25).add(0.25);
        return linear.add(scaled).mul(0.5).add(ranks.mul(rankWeight));
    }

    @Override
    public boolean isScaleFree() {
        return true;
    }
}
