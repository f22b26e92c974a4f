package io.github.qptv2.pretrain;

import static io.github.qptv2.io.Preconditions.require;

/**
 * The targets of pretraining. Weights of losses are at least 0, at least one of them above 0.
 *
 * @param pixels weight of the reconstruction loss: the decoder predicts the pixels of masked tokens
 * @param teacherMasked weight of the loss on teachers' features at masked tokens, which the decoder predicts
 * @param teacherVisible weight of the loss on teachers' features at visible tokens, which a linear head predicts
 * @param teacherPooled weight of the loss on statistics of teachers' features over the crop, which a linear head
 *     predicts from mean and deviation of the visible tokens
 * @param loss on teachers' features
 * @param teacherInput version of the image that is the teachers' input
 * @param exponent of the whitening of the features' principal components, in [0, 1]: 0 for none, 1 for unit variance
 * @param statistics number of crops for the means and principal components, which are estimated before the first step,
 *     at least 2
 */
public record PretrainTargets(
        double pixels,
        double teacherMasked,
        double teacherVisible,
        double teacherPooled,
        FeatureLoss loss,
        TargetImage teacherInput,
        double exponent,
        int statistics) {

    /** The reconstruction loss alone, as in the paper. */
    static final PretrainTargets DEFAULT =
            new PretrainTargets(1, 0, 0, 0, FeatureLoss.MSE, TargetImage.DEGRADED, 1, 1024);

    /** Checks the ranges. */
    public PretrainTargets {
        weight("pixels", pixels);
        weight("teacher-masked", teacherMasked);
        weight("teacher-visible", teacherVisible);
        weight("teacher-pooled", teacherPooled);
        double sum = pixels + teacherMasked + teacherVisible + teacherPooled;
        require(sum > 0, "one weight of target must be above 0", sum);
        require(exponent >= 0 && exponent <= 1, "target.exponent must be in [0, 1]", exponent);
        require(statistics >= 2, "target.statistics must be at least 2 crops", statistics);
    }

    private static void weight(String name, double value) {
        require(value >= 0 && Double.isFinite(value), "target." + name + " must be at least 0 and finite", value);
    }

    /** Whether a loss is on masked tokens. */
    boolean needsMasked() {
        return pixels > 0 || teacherMasked > 0;
    }

    /** Whether a loss is on teachers' features. */
    boolean needsTeacher() {
        return teacherMasked > 0 || teacherVisible > 0 || teacherPooled > 0;
    }
}
