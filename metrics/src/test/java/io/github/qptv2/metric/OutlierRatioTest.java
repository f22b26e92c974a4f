package io.github.qptv2.metric;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutlierRatioTest {

    private static final double[] PREDICTED = {1, 2, 3, 4};
    private static final double[] MOS = {1.5, 3, 1, 4};

    @Test
    void anOutlierDiffersByMoreThanTwoDeviations() {
        // errors 0.5, 1, 2, 0 and limits 0.4, 1, 2, 0: only the first error exceeds its limit
        assertThat(OutlierRatio.of(PREDICTED, MOS, new double[] {0.2, 0.5, 1, 0}))
                .isEqualTo(0.25);
    }

    @Test
    void withRatingCountsAnOutlierLiesOutsideTheConfidenceIntervalOfTheMos() {
        // t(0.975, 3) = 3.1824, divided by sqrt(4) for 4 ratings: limits 1.5912 s; errors 0.5, 1, 2, 0
        double[] deviations = {0.3, 0.65, 1.25, 1};
        assertThat(OutlierRatio.ofMean(PREDICTED, MOS, deviations, new int[] {4, 4, 4, 4}))
                .isEqualTo(0.5);
        assertThat(OutlierRatio.ofMean(PREDICTED, MOS, new double[] {1, 1, 1, 1}, new int[] {2, 2, 2, 2}))
                .isZero(); // t(0.975, 1) = 12.7
    }

    @Test
    void rejectsInvalidDeviations() {
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1, 1, 1, -1}))
                .hasMessage("standard deviation must be at least 0, got -1.0");
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1, 1, 1, Double.NaN}))
                .hasMessage("standard deviation must be at least 0, got NaN");
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1, 1, 1, Double.POSITIVE_INFINITY}))
                .hasMessage("standard deviation must be at least 0, got Infinity");
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1}))
                .hasMessage("deviations and MOS must have the same length, got 1 and 4");
        assertThatThrownBy(() -> OutlierRatio.ofMean(PREDICTED, MOS, new double[] {1, 1, 1, 1}, new int[] {2, 2, 2, 1}))
                .hasMessage("a confidence interval needs at least 2 ratings, got 1");
        assertThatThrownBy(() -> OutlierRatio.ofMean(PREDICTED, MOS, new double[] {1, 1, 1, 1}, new int[] {2}))
                .hasMessage("rating counts and MOS must have the same length, got 1 and 4");
        assertThatThrownBy(
                        () -> OutlierRatio.ofMean(PREDICTED, MOS, new double[] {-1, 1, 1, 1}, new int[] {2, 2, 2, 2}))
                .hasMessage("standard deviation must be at least 0, got -1.0");
        assertThatThrownBy(() -> OutlierRatio.of(new double[] {1}, MOS, new double[] {1, 1, 1, 1}))
                .hasMessageContaining("same length");
    }
}
