package io.github.qptv2.monitor;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MetricSeriesTest {

    @Test
    void entriesWithoutAFiniteValueAreOmitted() {
        var series = MetricSeries.of(
                "loss",
                List.of(
                        new MetricsEntry(1, Map.of("loss", 3.0)),
                        new MetricsEntry(2, Map.of("other", 4.0)),
                        new MetricsEntry(3, Map.of("loss", Double.NaN)),
                        new MetricsEntry(4, Map.of("loss", 5.0))));
        assertThat(series.steps()).containsExactly(1, 4);
        assertThat(series.values()).containsExactly(3, 5);
    }

    @Test
    void smoothingIsCentered() {
        // up to 99 points: a radius of one, and zero at both ends
        var smooth = new MetricSeries(new double[] {1, 2, 3, 4}, new double[] {1, 2, 6, 4}).smoothed();
        assertThat(smooth.values()).containsExactly(1, 3, 4, 4);
        assertThat(smooth.steps()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void smoothingPreservesStraightLines() {
        double[] line = IntStream.range(0, 500).mapToDouble(i -> 2.5 * i).toArray();
        // sums of up to 500 terms: the rounding error is far smaller
        assertThat(new MetricSeries(line, line).smoothed().values()).containsExactly(line, within(1e-9));
    }

    @Test
    void thinningKeepsMinimumAndMaximumOfAMillionPoints() {
        var values = new double[1_000_000];
        values[123_456] = 9;
        values[654_321] = -9;
        var thin = new MetricSeries(
                        IntStream.range(0, values.length).asDoubleStream().toArray(), values)
                .thinned();
        assertThat(thin.size()).isEqualTo(1200);
        assertThat(thin.values()).contains(9).contains(-9);
        assertThat(thin.steps()).contains(123_456).contains(654_321).isSorted();
    }

    @Test
    void aShortCurveIsNotThinned() {
        var values = new double[1200];
        assertThat(new MetricSeries(values, values).thinned().values()).isSameAs(values);
    }
}
