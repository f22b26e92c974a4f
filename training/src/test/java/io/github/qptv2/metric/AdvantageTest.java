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

class AdvantageTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 1);

    private final Random random = new Random(3);
    private final double[] opinions = map(new double[200], x -> random.nextGaussian());

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return DoubleStream.of(values).map(function).toArray();
    }

    private double[] noisy(double[] values, double deviation) {
        return map(values, x -> x + deviation * random.nextGaussian());
    }

    @Test
    void isTheSrccLessTheMeanOfTheOthers() {
        double[] good = noisy(opinions, 1), bad = noisy(opinions, 3), worse = noisy(opinions, 5);
        var lead = Advantage.srcc(good, List.of(bad, worse), opinions, BOOTSTRAP);

        double expected = Srcc.of(good, opinions) - (Srcc.of(bad, opinions) + Srcc.of(worse, opinions)) / 2;
        assertThat(lead.value()).isEqualTo(expected, within(1e-12));
        assertThat(interval(lead).low()).isPositive().isLessThan(expected);
        assertThat(interval(lead).high()).isGreaterThan(expected);
    }

    @Test
    void thereIsNoneOverTheSamePredictor() {
        double[] predictions = noisy(opinions, 1);
        var lead = Advantage.srcc(predictions, List.of(predictions.clone()), opinions, BOOTSTRAP);

        assertThat(lead.value()).isZero();
        assertThat(lead.interval()).isEqualTo(new Interval(0, 0));
    }

    @Test
    void whatBothFindHardDoesNotWidenTheInterval() {
        double[] one = noisy(opinions, 1), other = noisy(one, 0.2);
        var lead = Advantage.srcc(one, List.of(other), opinions, BOOTSTRAP);
        var alone = AgreementReport.of(Judgements.of(one, opinions), LogisticFit.Family.FOUR, BOOTSTRAP);

        assertThat(width(interval(lead))).isLessThan(width(interval(alone.srcc())) / 3);
    }

    private static Interval interval(Estimate estimate) {
        return Objects.requireNonNull(estimate.interval());
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    @Test
    void withoutOthersItIsRefused() {
        assertThatThrownBy(() -> Advantage.srcc(opinions, List.of(), opinions, BOOTSTRAP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an advantage is over at least one other predictor, got none");
    }
}
