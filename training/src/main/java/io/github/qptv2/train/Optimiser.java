package io.github.qptv2.train;

import io.github.qptv2.tensor.AdamW;

import static io.github.qptv2.train.Rule.require;

/**
 * How weights are moved: AdamW.
 *
 * @param baseRate peak of the learning rate for 256 pictures a step, in proportion for other numbers; above 0
 * @param weightDecay of matrices; vectors, position embeddings, bias tables and the mask token have none
 * @param clip greatest length of the gradient, at least 0; 0 for any
 * @param average decay of a moving average of the weights, which is then what is kept, in [0, 1); 0 for none
 */
public record Optimiser(double baseRate, double weightDecay, double beta1, double beta2, double clip, double average) {

    private static final double RATE_PER = 256;

    /** Checks the ranges. */
    public Optimiser {
        require(baseRate > 0 && Double.isFinite(baseRate), "optimiser.base-rate must be above 0 and finite", baseRate);
        require(weightDecay >= 0, "optimiser.weight-decay must be at least 0", weightDecay);
        require(beta1 >= 0 && beta1 < 1, "optimiser.beta1 must be in [0, 1)", beta1);
        require(beta2 >= 0 && beta2 < 1, "optimiser.beta2 must be in [0, 1)", beta2);
        require(clip >= 0, "optimiser.clip must be at least 0", clip);
        require(average >= 0 && average < 1, "optimiser.average must be in [0, 1)", average);
    }

    /** Peak of the learning rate where a step of each of so many processes sees so many batches. */
    public double peak(int batch, int accumulate, int world) {
        return baseRate * batch * accumulate * world / RATE_PER;
    }

    AdamW.Settings settings() {
        return new AdamW.Settings(beta1, beta2, AdamW.Settings.PRETRAINING.epsilon());
    }
}
