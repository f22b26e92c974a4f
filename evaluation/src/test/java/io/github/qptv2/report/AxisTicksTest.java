package io.github.qptv2.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AxisTicksTest {

    private static String labels(double low, double high) {
        var ticks = AxisTicks.between(low, high, 5);
        return String.join(" ", ticks.values().stream().map(ticks::label).toList());
    }

    @Test
    void ticksAreAboutFiveRoundNumbersWithinTheAxis() {
        assertThat(labels(0, 1)).isEqualTo("0.0 0.2 0.4 0.6 0.8 1.0");
        assertThat(labels(-1.1, 0.3)).isEqualTo("-1.0 -0.8 -0.6 -0.4 -0.2 0.0 0.2");
        assertThat(labels(12, 97)).isEqualTo("20 40 60 80");
        assertThat(labels(1, 5)).isEqualTo("1 2 3 4 5");
        assertThat(labels(0.0101, 0.0149)).isEqualTo("0.011 0.012 0.013 0.014");
    }
}
