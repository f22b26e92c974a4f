package io.github.qptv2.pretrain;

import io.github.qptv2.pretrain.PretrainConfig.Target;

import static io.github.qptv2.train.Preconditions.require;

/**
 * What is to be predicted; weights of losses are at least 0, and one of them above it.
 *
 * @param pixels weight of the loss on the pixels of masked tokens, through the decoder
 * @param teacherMasked weight of the loss on a teacher's features at masked tokens, through the decoder
 * @param teacherVisible weight of the loss on a teacher's features at visible tokens, from a linear head on each
 * @param teacherPooled weight of the loss on statistics of a teacher's features over the crop, from a linear head on
 *     the mean and the deviation of the visible tokens
 * @param loss of a teacher's features
 * @param teacherInput the crop that a teacher sees
 * @param exponent between plain principal components of a teacher's features, 0, and whitened ones, 1
 * @param statistics crops that mean and principal components are measured on before the first step, at least 2
 */
public record PretrainTargets(
        double pixels,
        double teacherMasked,
        double teacherVisible,
        double teacherPooled,
        FeatureLoss loss,
        Target teacherInput,
        double exponent,
        int statistics) {

    /** Pixels alone, as in the paper. */
    static final PretrainTargets DEFAULT = new PretrainTargets(1, 0, 0, 0, FeatureLoss.MSE, Target.DEGRADED, 1, 1024);

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

    /** Whether anything is learned from masked tokens. */
    boolean needsMasked() {
        return pixels > 0 || teacherMasked > 0;
    }

    /** Whether anything is learned from a teacher. */
    boolean needsTeacher() {
        return teacherMasked > 0 || teacherVisible > 0 || teacherPooled > 0;
    }
}
