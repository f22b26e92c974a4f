package io.github.qptv2.train;

import io.github.qptv2.tensor.optim.AdamW;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The optimizer, AdamW.
 *
 * @param baseLr peak of the learning rate for a batch of 256 images, above 0; it scales linearly with the batch size
 *     (Goyal et al., 2017)
 * @param weightDecay of matrices, at least 0; vectors, position embeddings, bias tables and the mask token have none
 * @param beta1 decay of the gradient's mean, in [0, 1)
 * @param beta2 decay of the squared gradient's mean, in [0, 1)
 * @param clipGrad largest Euclidean norm of the gradient, at least 0; 0 for no clipping
 * @param emaDecay decay of the EMA of the weights, in [0, 1); 0 for no EMA. With an EMA, its weights are the result
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

    /**
     * Peak of the learning rate.
     *
     * @param batch images of a batch
     * @param accumulate batches of a step
     * @param world number of processes
     */
    public double peak(int batch, int accumulate, int world) {
        return baseLr * batch * accumulate * world / RATE_PER;
    }

    AdamW.Settings settings() {
        return new AdamW.Settings(beta1, beta2, AdamW.Settings.PRETRAINING.epsilon());
    }
}
