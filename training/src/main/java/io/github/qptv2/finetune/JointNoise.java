package io.github.qptv2.finetune;

import io.github.qptv2.model.DropPath;
import io.github.qptv2.model.QualityHead;
import io.github.qptv2.model.UniformNoise;
import io.github.qptv2.tensor.Tensor;

/** Random numbers of the crops of a joint pass, drawn as in {@link FinetuneStep}. */
final class JointNoise {

    private final FinetuneStep step;
    private final float[] numbers;
    private final int count;
    private final int branches;

    JointNoise(FinetuneStep step, JointCrops crops) {
        this.step = step;
        numbers = JointCrops.joined(
                crops.all().stream().map(step.inputSpec().noise()::of).toList());
        count = crops.count();
        branches = DropPath.branches(step.network().shape());
    }

    private UniformNoise noise(int from, int columns) {
        return new UniformNoise(
                FinetuneStep.columns(numbers, count, from, columns),
                count,
                step.inputSpec().pixels().device());
    }

    DropPath dropMask() {
        return DropPath.of(step.network().shape(), step.config().tuning().dropPath(), noise(0, branches));
    }

    /** For dropout in the head. */
    UniformNoise head() {
        return noise(branches, QualityHead.HIDDEN);
    }

    /** For patch dropout, (B, N). */
    Tensor randomScores() {
        int N = step.network().shape().tokens();
        return Tensor.of(FinetuneStep.columns(numbers, count, branches + QualityHead.HIDDEN, N), count, N);
    }
}
