package io.github.qptv2.metric;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RescalingTest {

    private static final double[] X = {10, 20, 40}, Y = {-3, 1, 8};

    static Stream<Curve> curves() {
        return Stream.of(
                new Curve.Straight(0.7, 0.2),
                new Curve.Logistic4(1.5, -0.5, 0.3, 0.6),
                new Curve.Logistic5(1.2, 0.8, -0.4, 0.3, 0.1));
    }

    @ParameterizedTest
    @MethodSource("curves")
    void theSameCurveInOtherUnits(Curve standard) {
        var x = Standardised.of(X);
        var y = Standardised.of(Y);
        Curve given = Rescaling.outOf(standard, x, y);
        for (int i = 0; i < X.length; i++) {
            double expected = y.mean() + y.scale() * standard.at(x.values()[i]);
            assertThat(given.at(X[i])).isCloseTo(expected, within(1e-12));
            assertThat(Rescaling.into(given, x, y).at(x.values()[i]))
                    .isCloseTo(standard.at(x.values()[i]), within(1e-12));
        }
    }
}
