package io.github.qptv2.pretrain;

import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FeatureLossTest {

    private static final float[] PREDICTED = {3, 4, 0, 1};
    private static final float[] TARGET = {4, 3, 0.5f, -2};

    private static Tensor tokens(float... values) {
        return Tensor.of(values, 1, values.length / 2, 2); // (B, N, D)
    }

    /**
     * Errors of (3, 4) from (4, 3) are 1 and 1, of (0, 1) from (0.5, -2) 0.5 and 3. MSE: 1 and 4.625. Smooth L1: 0.5
     * and (0.125 + 2.5) / 2. Cosine: 1 - 24/25 and 1 + 2/sqrt(4.25).
     */
    @ParameterizedTest
    @CsvSource({"MSE, 1, 4.625", "SMOOTH_L1, 0.5, 1.3125", "COSINE, 0.04, 1.9701425"})
    void eachTokenHasTheLossOfTheFormula(FeatureLoss loss, float first, float second) {
        try (var scope = Scope.open()) {
            var tokens = loss.perToken(tokens(PREDICTED), tokens(TARGET));
            // a cosine has 1e-6 added to the squared lengths
            assertThat(tokens.toFloatArray()).containsExactly(new float[] {first, second}, within(1e-5f));
            assertThat(loss.mean(tokens(PREDICTED), tokens(TARGET)).item())
                    .isCloseTo((first + second) / 2, within(1e-5f));
        }
    }

    @Test
    void relationsAreTheCosinesBetweenTheTokensOfACrop() {
        try (var scope = Scope.open()) {
            // predictions are orthogonal, targets parallel: cosines differ by 1 off the diagonal
            var loss = FeatureLoss.RELATIONS.perToken(tokens(1, 0, 0, 2), tokens(3, 0, 1, 0));
            assertThat(loss.toFloatArray()).containsExactly(new float[] {0.5f, 0.5f}, within(1e-5f));
            // cosines are invariant to rotation and length
            var turned = FeatureLoss.RELATIONS.mean(tokens(1, 0, 0, 2), tokens(0, 5, -7, 0));
            assertThat(turned.item()).isCloseTo(0, within(1e-5f));
        }
    }

    @Test
    void aMaskSelectsTheTokensOfTheMean() {
        try (var scope = Scope.open()) {
            var masked = Tensor.of(new float[] {0, 1}, 1, 2);
            assertThat(FeatureLoss.MSE
                            .mean(tokens(PREDICTED), tokens(TARGET), masked)
                            .item())
                    .isCloseTo(4.625f, within(1e-6f));
        }
    }

    @Test
    void statisticsHaveASquaredOrSmoothL1Loss() {
        assertThat(FeatureLoss.RELATIONS.ofStatistics()).isEqualTo(FeatureLoss.MSE);
        assertThat(FeatureLoss.COSINE.ofStatistics()).isEqualTo(FeatureLoss.MSE);
        assertThat(FeatureLoss.SMOOTH_L1.ofStatistics()).isEqualTo(FeatureLoss.SMOOTH_L1);
    }
}
