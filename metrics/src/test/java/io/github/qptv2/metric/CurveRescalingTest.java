package io.github.qptv2.metric;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CurveRescalingTest {

    private static final double[] X = {10, 20, 40}, Y = {-3, 1, 8};

    static Stream<LogisticCurve> curves() {
        return Stream.of(
                new LogisticCurve.Straight(0.7, 0.2),
                new LogisticCurve.Logistic4(1.5, -0.5, 0.3, 0.6),
                new LogisticCurve.Logistic5(1.2, 0.8, -0.4, 0.3, 0.1));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void aRescaledCurveHasTheSameValues(LogisticCurve standard) {
        var x = StandardizedSeries.of(X);
        var y = StandardizedSeries.of(Y);
        LogisticCurve given = CurveRescaling.outOf(standard, x, y);
        for (int i = 0; i < X.length; i++) {
            double expected = y.mean() + y.scale() * standard.at(x.values()[i]);
            assertThat(given.at(X[i])).isCloseTo(expected, within(1e-12));
            assertThat(CurveRescaling.into(given, x, y).at(x.values()[i]))
                    .isCloseTo(standard.at(x.values()[i]), within(1e-12));
        }
    }
}
