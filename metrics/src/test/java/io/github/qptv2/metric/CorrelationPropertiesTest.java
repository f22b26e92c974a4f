package io.github.qptv2.metric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CorrelationPropertiesTest {

    /** Sums of at most 40 terms. */
    private static final double ROUNDING = 1e-9;

    /** Predictions and MOS, integers in [-50, 50] with ties; (2, n). */
    @Provide
    Arbitrary<double[][]> pairs() {
        return Arbitraries.integers().between(2, 40).flatMap(n -> Arbitraries.doubles()
                .between(-50, 50)
                .ofScale(0)
                .array(double[].class)
                .ofSize(n)
                .array(double[][].class)
                .ofSize(2));
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    @Property(seed = "1")
    void allCorrelationsLieWithinOneAndAreSymmetric(@ForAll("pairs") double[][] pair) {
        double[] x = pair[0], y = pair[1];
        for (double correlation : new double[] {Srcc.of(x, y), Plcc.of(x, y), Krcc.of(x, y)}) {
            assertThat(correlation).isBetween(-1.0, 1.0);
        }
        assertThat(Srcc.of(y, x)).isCloseTo(Srcc.of(x, y), within(ROUNDING));
        assertThat(Plcc.of(y, x)).isCloseTo(Plcc.of(x, y), within(ROUNDING));
        assertThat(Krcc.of(y, x)).isCloseTo(Krcc.of(x, y), within(ROUNDING));
    }

    @Property(seed = "1")
    void rankCorrelationsAreInvariantToIncreasingMaps(@ForAll("pairs") double[][] pair) {
        double[] x = pair[0], y = pair[1], cubed = map(x, value -> value * value * value + value);
        assertThat(Srcc.of(cubed, y)).isEqualTo(Srcc.of(x, y)); // equal ranks
        assertThat(Krcc.of(cubed, y)).isEqualTo(Krcc.of(x, y));
    }

    @Property(seed = "1")
    void negationReversesTheSign(@ForAll("pairs") double[][] pair) {
        double[] x = pair[0], y = pair[1], negated = map(x, value -> -value);
        assertThat(Srcc.of(negated, y)).isCloseTo(-Srcc.of(x, y), within(ROUNDING));
        assertThat(Plcc.of(negated, y)).isCloseTo(-Plcc.of(x, y), within(ROUNDING));
        assertThat(Krcc.of(negated, y)).isCloseTo(-Krcc.of(x, y), within(ROUNDING));
    }

    @Property(seed = "1")
    void plccIsInvariantToIncreasingLinearMaps(
            @ForAll("pairs") double[][] pair,
            @ForAll @DoubleRange(min = 0.01, max = 100) double slope,
            @ForAll @DoubleRange(min = -100, max = 100) double offset) {
        double[] x = pair[0], y = pair[1], mapped = map(x, value -> slope * value + offset);
        assertThat(Plcc.of(mapped, y)).isCloseTo(Plcc.of(x, y), within(ROUNDING));
    }

    @Property(seed = "1")
    void reorderingThePairsChangesNothing(@ForAll("pairs") double[][] pair) {
        double[] x = pair[0], y = pair[1];
        var xReversed = new double[x.length];
        var yReversed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            xReversed[i] = x[x.length - 1 - i];
            yReversed[i] = y[x.length - 1 - i];
        }
        assertThat(Srcc.of(xReversed, yReversed)).isCloseTo(Srcc.of(x, y), within(ROUNDING));
        assertThat(Plcc.of(xReversed, yReversed)).isCloseTo(Plcc.of(x, y), within(ROUNDING));
        assertThat(Krcc.of(xReversed, yReversed)).isEqualTo(Krcc.of(x, y));
    }
}
