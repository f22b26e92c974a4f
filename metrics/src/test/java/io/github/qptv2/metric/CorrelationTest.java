package io.github.qptv2.metric;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CorrelationTest {

    private static final double ROUNDING = 1e-12;

    @Test
    void tiesShareTheirMeanRank() {
        assertThat(Ranks.of(new double[] {3, 1, 3, 2})).containsExactly(3.5, 1, 3.5, 2);
    }

    @Test
    void aCurvedButMonotoneSeriesHasRankCorrelationOneAndLessLinearCorrelation() {
        double[] x = {1, 2, 3, 4}, y = {1, 8, 27, 64};
        assertThat(Srcc.of(x, y)).isCloseTo(1, within(ROUNDING));
        assertThat(Krcc.of(x, y)).isCloseTo(1, within(ROUNDING));
        // deviations -1.5..1.5 and -24, -17, 2, 39: product 104, sums of squared deviations 5 and 2390
        assertThat(Plcc.of(x, y)).isCloseTo(104 / Math.sqrt(5 * 2390.0), within(ROUNDING));
    }

    @Test
    void oneSwapOfFourLowersTheRankCorrelationByAFifthAndTauByAThird() {
        double[] x = {1, 2, 3, 4}, y = {1, 3, 2, 4};
        assertThat(Srcc.of(x, y)).isCloseTo(1 - 6 * 2 / 60.0, within(ROUNDING));
        assertThat(Krcc.of(x, y)).isCloseTo((5 - 1) / 6.0, within(ROUNDING));
        assertThat(Krcc.of(x, new double[] {4, 2, 3, 1})).isCloseTo(-4 / 6.0, within(ROUNDING));
    }

    @Test
    void tauExcludesTiedPairsFromItsDenominator() {
        // of 6 pairs one is tied in x, one in y, none in both; 4 agree: 4 / sqrt(5 * 5)
        assertThat(Krcc.of(new double[] {1, 1, 2, 3}, new double[] {1, 2, 3, 3}))
                .isCloseTo(0.8, within(ROUNDING));
        // the same pair tied in both: 5 agree of 5
        assertThat(Krcc.of(new double[] {1, 1, 2, 3}, new double[] {1, 1, 2, 3}))
                .isCloseTo(1, within(ROUNDING));
    }

    @Test
    void tauEqualsTheCountOverAllPairs() {
        var random = new SplittableRandom(5);
        for (int n : new int[] {2, 3, 7, 16, 33, 100}) {
            double[] x = random.ints(n, 0, 9).asDoubleStream().toArray();
            double[] y = random.ints(n, 0, 9).asDoubleStream().toArray();
            assertThat(Krcc.of(x, y)).as("n = %d", n).isCloseTo(tauByPairs(x, y), within(ROUNDING));
        }
    }

    private static double tauByPairs(double[] x, double[] y) {
        double excess = 0, inX = 0, inY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double dx = Math.signum(x[i] - x[j]), dy = Math.signum(y[i] - y[j]);
                excess += dx * dy;
                inX += dx * dx;
                inY += dy * dy;
            }
        }
        return inX * inY == 0 ? 0 : excess / Math.sqrt(inX * inY);
    }

    @Test
    void theCorrelationWithAConstantIsZero() {
        double[] constant = {0.1, 0.1, 0.1}, rising = {1, 2, 3};
        assertThat(Srcc.of(constant, rising)).isZero();
        assertThat(Plcc.of(constant, rising)).isZero();
        assertThat(Krcc.of(constant, rising)).isZero();
        assertThat(Srcc.of(rising, constant)).isZero();
        assertThat(Plcc.of(rising, constant)).isZero();
        assertThat(Krcc.of(rising, constant)).isZero();
    }

    @Test
    void negativeZeroEqualsZero() {
        assertThat(Srcc.of(new double[] {-0.0, 0.0, 1}, new double[] {2, 1, 3}))
                .isCloseTo(Srcc.of(new double[] {0, 0, 1}, new double[] {2, 1, 3}), within(ROUNDING));
        assertThat(Krcc.of(new double[] {0.0, -0.0, 1}, new double[] {1, 2, 3}))
                .isCloseTo(2 / Math.sqrt(6), within(ROUNDING));
    }

    @Test
    void largeOffsetsAndTinyDifferencesLeaveTheCorrelationFinite() {
        assertThat(Plcc.of(new double[] {1e100, -1e100, 0}, new double[] {1e-200, -1e-200, 0}))
                .isCloseTo(1, within(ROUNDING));
        assertThat(Plcc.of(new double[] {1, 2, 3}, new double[] {3, 2, 1})).isEqualTo(-1);
    }

    @Test
    void rmseIsTheRootOfTheMeanSquaredError() {
        assertThat(Rmse.of(new double[] {1, 2}, new double[] {4, 6})).isCloseTo(Math.sqrt(12.5), within(ROUNDING));
    }

    @Test
    void rejectsSeriesThatCannotBeCompared() {
        assertThatThrownBy(() -> Srcc.of(new double[] {1, 2}, new double[] {1}))
                .hasMessage("predictions and MOS must have the same length, got 2 and 1");
        assertThatThrownBy(() -> Plcc.of(new double[] {1}, new double[] {1}))
                .hasMessage("agreement needs at least 2 pairs, got 1");
        assertThatThrownBy(() -> Krcc.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
                .hasMessage("predictions must lie in [-1e100, 1e100], got NaN at index 1");
        assertThatThrownBy(() -> Rmse.of(new double[] {1, 2}, new double[] {-1e101, 2}))
                .hasMessage("MOS must lie in [-1e100, 1e100], got -1.0E101 at index 0");
        assertThatThrownBy(() -> Srcc.of(new double[] {Double.NaN, 1}, new double[] {1, 2}))
                .hasMessageContaining("NaN");
    }
}
