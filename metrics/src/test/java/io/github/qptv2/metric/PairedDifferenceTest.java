package io.github.qptv2.metric;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class PairedDifferenceTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 1);

    private final Random random = new Random(3);
    private final double[] mos = map(new double[200], x -> random.nextGaussian());

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return DoubleStream.of(values).map(function).toArray();
    }

    private double[] noisy(double[] values, double deviation) {
        return map(values, x -> x + deviation * random.nextGaussian());
    }

    @Test
    void isTheSrccMinusTheMeanOfTheOthers() {
        double[] good = noisy(mos, 1), bad = noisy(mos, 3), worse = noisy(mos, 5);
        var lead = PairedDifference.srcc(good, List.of(bad, worse), mos, BOOTSTRAP);

        double expected = Srcc.of(good, mos) - (Srcc.of(bad, mos) + Srcc.of(worse, mos)) / 2;
        assertThat(lead.value()).isEqualTo(expected, within(1e-12));
        assertThat(interval(lead).low()).isPositive().isLessThan(expected);
        assertThat(interval(lead).high()).isGreaterThan(expected);
    }

    @Test
    void isZeroForTheSamePredictor() {
        double[] predictions = noisy(mos, 1);
        var lead = PairedDifference.srcc(predictions, List.of(predictions.clone()), mos, BOOTSTRAP);

        assertThat(lead.value()).isZero();
        assertThat(lead.interval()).isEqualTo(new Interval(0, 0));
    }

    @Test
    void correlatedErrorsNarrowTheInterval() {
        double[] one = noisy(mos, 1), other = noisy(one, 0.2);
        var lead = PairedDifference.srcc(one, List.of(other), mos, BOOTSTRAP);
        var alone = AgreementReport.of(PairedScores.of(one, mos), LogisticFit.Family.FOUR, BOOTSTRAP);

        assertThat(width(interval(lead))).isLessThan(width(interval(alone.srcc())) / 3);
    }

    private static Interval interval(Estimate estimate) {
        return Objects.requireNonNull(estimate.interval());
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    @Test
    void withoutOthersItIsRejected() {
        assertThatThrownBy(() -> PairedDifference.srcc(mos, List.of(), mos, BOOTSTRAP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a difference needs at least one other predictor, got none");
    }
}
