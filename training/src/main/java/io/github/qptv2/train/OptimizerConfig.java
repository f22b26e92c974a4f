package io.github.qptv2.train;

import io.github.qptv2.tensor.optim.AdamW;

import static io.github.qptv2.train.Preconditions.require;

/**
 * How weights are moved: AdamW.
 *
 * @param baseLr peak of the learning rate for 256 images a step, in proportion for other numbers; above 0
 * @param weightDecay of matrices; vectors, position embeddings, bias tables and the mask token have none
 * @param clipGrad greatest length of the gradient, at least 0; 0 for any
 * @param emaDecay decay of a moving average of the weights, which is then what is kept, in [0, 1); 0 for none
 */
public record OptimizerConfig(
        double baseLr, double weightDecay, double beta1, double beta2, double clipGrad, double emaDecay) {

    private static final double RATE_PER = 256;

    /** Checks the ranges. */
    public OptimizerConfig {
        require(baseLr > 0 && Double.isFinite(baseLr), "optimizer.base-lr must be above 0 and finite", baseLr);
        require(weightDecay >= 0, "optimizer.weight-decay must be at least 0", weightDecay);
        require(beta1 >= 0 && beta1 < 1, "optimizer.beta1 must be in [0, 1)", beta1);
        require(beta2 >= 0 && beta2 < 1, "optimizer.beta2 must be in [0, 1)", beta2);
        require(clipGrad >= 0, "optimizer.clip-grad must be at least 0", clipGrad);
        require(emaDecay >= 0 && emaDecay < 1, "optimizer.ema-decay must be in [0, 1)", emaDecay);
    }

    /** Peak of the learning rate where a step of each of so many processes sees so many batches. */
    public double peak(int batch, int accumulate, int world) {
        return baseLr * batch * accumulate * world / RATE_PER;
    }

    AdamW.Settings settings() {
        return new AdamW.Settings(beta1, beta2, AdamW.Settings.PRETRAINING.epsilon());
    }
}
