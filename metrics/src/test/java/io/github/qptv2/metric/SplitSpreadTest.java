package io.github.qptv2.metric;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SplitSpreadTest {

    private static SplitSpread upTo(int n) {
        return new SplitSpread(
                IntStream.rangeClosed(1, n).mapToObj(i -> (double) i).toList());
    }

    @Test
    void theMeanIntervalIsStudentsForIndependentRuns() {
        var spread = new SplitSpread(List.of(1.0, 2.0, 3.0));
        assertThat(spread.mean()).isEqualTo(2);
        assertThat(spread.deviation()).isEqualTo(1);
        var interval = spread.meanInterval(0).orElseThrow();
        double half = 4.302652729911275 / Math.sqrt(3); // t(0.975, 2)
        assertThat(interval.low()).isCloseTo(2 - half, within(1e-9));
        assertThat(interval.high()).isCloseTo(2 + half, within(1e-9));
    }

    @Test
    void overlappingTrainingPartsWidenTheMeanInterval() {
        // 80/20: the variance is (1/3 + 1/4) s^2
        var interval =
                new SplitSpread(List.of(1.0, 2.0, 3.0)).meanInterval(0.25).orElseThrow();
        double half = 4.302652729911275 * Math.sqrt(1.0 / 3 + 0.25);
        assertThat(interval.high()).isCloseTo(2 + half, within(1e-9));
    }

    @Test
    void theMedianIntervalOfTenIsFromTheSecondToTheNinth() {
        // P(at most 1 of 10 below the median) = 11 / 1024 < 0.025, P(at most 2) = 56 / 1024 > 0.025
        assertThat(upTo(10).median()).isEqualTo(5.5);
        assertThat(upTo(10).medianInterval()).contains(new Interval(2, 9));
        assertThat(upTo(6).medianInterval()).contains(new Interval(1, 6)); // P(0 of 6) = 1 / 64
        assertThat(upTo(5).medianInterval()).isEmpty(); // 1 / 32 > 0.025
        assertThat(upTo(25).medianInterval()).contains(new Interval(8, 18)); // the tabulated ranks
    }

    @Test
    void aSingleSplitHasNoInterval() {
        assertThat(upTo(1).meanInterval(0)).isEmpty();
        assertThat(upTo(1).deviation()).isZero();
        assertThatThrownBy(() -> new SplitSpread(List.of(Double.NaN)))
                .hasMessage("values of splits must be finite, at least one, got [NaN]");
    }
}
