package io.github.qptv2.pretrain;

import java.util.List;
import java.util.function.BiFunction;

import io.github.qptv2.model.Masking;
import io.github.qptv2.model.PretrainPredictions;
import io.github.qptv2.teacher.TargetLayout;
import io.github.qptv2.tensor.Tensor;

/**
 * Losses on teachers' features.
 *
 * @param layout of the targets of one crop
 */
record TeacherLoss(PretrainTargets targets, TargetLayout layout) {

    static final String MASKED = "loss-masked", VISIBLE = "loss-visible", POOLED = "loss-pooled";

    /**
     * Adds a loss for each head.
     *
     * @param numbers targets of each crop, (B, {@code layout.length()})
     */
    void add(WeightedLosses losses, PretrainPredictions predicted, Tensor numbers, Masking masking) {
        int N = layout.tokens(), D = layout.channels(), P = layout.statistics();
        long B = numbers.size(0);
        Tensor tokens = numbers.narrow(1, 0, (long) N * D).reshape(B, N, D);
        var loss = targets.loss();
        Tensor decoded = predicted.masked(), visible = predicted.visible(), pooled = predicted.pooled();
        if (decoded != null) {
            Tensor masked = masking.masked(); // (B, N)
            losses.add(
                    MASKED,
                    targets.teacherMasked(),
                    parts(layout.maps(), decoded, tokens, (p, t) -> loss.mean(p, t, masked)));
        }
        if (visible != null) {
            losses.add(
                    VISIBLE,
                    targets.teacherVisible(),
                    parts(layout.maps(), visible, masking.visible(tokens), loss::mean));
        }
        if (pooled != null) {
            Tensor statistics = numbers.narrow(1, (long) N * D, P);
            losses.add(
                    POOLED,
                    targets.teacherPooled(),
                    parts(layout.pooled(), pooled, statistics, loss.ofStatistics()::mean));
        }
    }

    /** The weighted sum over teachers of a loss on their channels, the last dimension. */
    private static Tensor parts(
            List<TargetLayout.Part> parts, Tensor predicted, Tensor target, BiFunction<Tensor, Tensor, Tensor> loss) {
        if (parts.size() == 1) {
            return loss.apply(predicted, target).mul(parts.get(0).weight());
        }
        Tensor sum = Tensor.zeros(1).to(predicted.device()).select(0, 0);
        for (var part : parts) {
            Tensor output = predicted.narrow(-1, part.from(), part.count());
            Tensor expected = target.narrow(-1, part.from(), part.count());
            sum = sum.add(loss.apply(output, expected).mul(part.weight()));
        }
        return sum;
    }
}
