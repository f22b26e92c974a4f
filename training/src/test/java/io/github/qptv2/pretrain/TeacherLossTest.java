package io.github.qptv2.pretrain;

import java.util.List;

import io.github.qptv2.model.Masking;
import io.github.qptv2.model.PretrainPredictions;
import io.github.qptv2.teacher.TargetLayout;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TeacherLossTest {

    /** Two tokens; a teacher of one channel and one statistic, and another of twice the weight with one of each. */
    private static final TargetLayout LAYOUT = new TargetLayout(
            2,
            List.of(new TargetLayout.Part(0, 1, 1), new TargetLayout.Part(1, 1, 2)),
            List.of(new TargetLayout.Part(0, 1, 1), new TargetLayout.Part(1, 1, 2)));

    private static Tensor of(float[] values, long... shape) {
        return Tensor.of(values, shape);
    }

    @Test
    void lossesAreOfMaskedTokensVisibleOnesAndStatisticsEachWithItsWeight() {
        var targets = new PretrainTargets(0, 10, 1, 0.5, FeatureLoss.MSE, TargetImage.DEGRADED, 1, 2);
        try (var scope = Scope.open()) {
            // the second token stays visible: its noise is lower
            var masking = Masking.of(of(new float[] {0.9f, 0.1f}, 1, 2), 0.5);
            Tensor numbers = of(new float[] {1, 2, 3, 4, 5, 6}, 1, 6); // tokens (1, 2), (3, 4); statistics 5, 6
            var predicted = new PretrainPredictions(
                    null,
                    of(new float[] {3, 3, 99, 99}, 1, 2, 2), // errors of the masked, first token: 2 and 1
                    of(new float[] {3, 6}, 1, 1, 2), // errors of the visible, second token: 0 and 2
                    of(new float[] {8, 7}, 1, 2)); // errors 3 and 1
            var losses = new WeightedLosses();
            new TeacherLoss(targets, LAYOUT).add(losses, predicted, numbers, masking);

            assertThat(losses.values())
                    .containsEntry("loss-masked", 4.0 + 2 * 1)
                    .containsEntry("loss-visible", 0.0 + 2 * 4)
                    .containsEntry("loss-pooled", 9.0 + 2 * 1)
                    .hasSize(3);
            assertThat(losses.sum().item()).isCloseTo(10 * 6 + 8 + 0.5f * 11, within(1e-5f)); // rounding of 73.5
        }
    }

    @Test
    void aSingleLossHasNoParts() {
        var losses = new WeightedLosses();
        try (var scope = Scope.open()) {
            losses.add("loss-pixels", 3, of(new float[] {2}, 1).select(0, 0));
            assertThat(losses.values()).isEmpty();
            assertThat(losses.sum().item()).isEqualTo(6);
        }
    }
}
