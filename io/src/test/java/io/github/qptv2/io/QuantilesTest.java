package io.github.qptv2.io;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuantilesTest {

    @Test
    void neighborsAreInterpolatedLinearly() {
        double[] values = {10, 20, 40};
        assertThat(Quantiles.of(values, 0)).isEqualTo(10);
        assertThat(Quantiles.of(values, 0.25)).isEqualTo(15);
        assertThat(Quantiles.of(values, 0.5)).isEqualTo(20);
        assertThat(Quantiles.of(values, 0.75)).isEqualTo(30);
        assertThat(Quantiles.of(values, 1)).isEqualTo(40);
        assertThat(Quantiles.of(new double[] {7}, 0.3)).isEqualTo(7);
    }

    @Test
    void theMedianIsTheMiddleValueOrTheMeanOfTheMiddleTwo() {
        assertThat(Quantiles.median(3, 1, 2)).isEqualTo(2);
        assertThat(Quantiles.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThatThrownBy(Quantiles::median).hasMessage("a median needs at least 1 value, got none");
    }

    @Test
    void roundingNeverExceedsTheUpperNeighbor() {
        double[] values = {0.1, 0.3, 0.3};
        for (int i = 0; i <= 1000; i++) {
            assertThat(Quantiles.of(values, i / 1000.0)).isBetween(0.1, 0.3);
        }
    }

    @Test
    void rejectsEmptySamplesAndSharesOutsideTheUnitInterval() {
        assertThatThrownBy(() -> Quantiles.of(new double[0], 0.5))
                .hasMessage("a quantile needs at least 1 value, got none");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}, 1.5)).hasMessage("share must be in [0, 1], got 1.5");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}, Double.NaN)).hasMessageContaining("NaN");
    }
}
