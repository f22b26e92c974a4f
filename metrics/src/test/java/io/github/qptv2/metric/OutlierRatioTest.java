package io.github.qptv2.metric;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutlierRatioTest {

    private static final double[] PREDICTED = {1, 2, 3, 4};
    private static final double[] MOS = {1.5, 3, 1, 4};

    @Test
    void anOutlierIsFurtherThanTwoDeviations() {
        // errors 0.5, 1, 2, 0 against 0.4, 1, 2, 0: only the first is beyond
        assertThat(OutlierRatio.of(PREDICTED, MOS, new double[] {0.2, 0.5, 1, 0}))
                .isEqualTo(0.25);
    }

    @Test
    void orOutsideTheIntervalOfTheMeanWhereTheVotesAreCounted() {
        // t(0.975, 3) = 3.1824, and with 4 votes half of it: limits 1.5912 s; errors 0.5, 1, 2, 0
        double[] deviations = {0.3, 0.65, 1.25, 1};
        assertThat(OutlierRatio.ofMean(PREDICTED, MOS, deviations, new int[] {4, 4, 4, 4}))
                .isEqualTo(0.5);
        assertThat(OutlierRatio.ofMean(PREDICTED, MOS, new double[] {1, 1, 1, 1}, new int[] {2, 2, 2, 2}))
                .isZero(); // t(0.975, 1) = 12.7
    }

    @Test
    void refusesDeviationsThatAreNone() {
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1, 1, 1, -1}))
                .hasMessage("standard deviation must be at least 0, got -1.0");
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1, 1, 1, Double.NaN}))
                .hasMessage("standard deviation must be at least 0, got NaN");
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1, 1, 1, Double.POSITIVE_INFINITY}))
                .hasMessage("standard deviation must be at least 0, got Infinity");
        assertThatThrownBy(() -> OutlierRatio.of(PREDICTED, MOS, new double[] {1}))
                .hasMessage("deviations must be as many as opinions, got 1 and 4");
        assertThatThrownBy(() -> OutlierRatio.ofMean(PREDICTED, MOS, new double[] {1, 1, 1, 1}, new int[] {2, 2, 2, 1}))
                .hasMessage("an interval needs at least 2 raters, got 1");
        assertThatThrownBy(() -> OutlierRatio.ofMean(PREDICTED, MOS, new double[] {1, 1, 1, 1}, new int[] {2}))
                .hasMessage("raters must be as many as opinions, got 1 and 4");
        assertThatThrownBy(
                        () -> OutlierRatio.ofMean(PREDICTED, MOS, new double[] {-1, 1, 1, 1}, new int[] {2, 2, 2, 2}))
                .hasMessage("standard deviation must be at least 0, got -1.0");
        assertThatThrownBy(() -> OutlierRatio.of(new double[] {1}, MOS, new double[] {1, 1, 1, 1}))
                .hasMessageContaining("as many");
    }
}
