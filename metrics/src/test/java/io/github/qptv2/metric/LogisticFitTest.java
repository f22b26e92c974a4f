package io.github.qptv2.metric;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.qptv2.metric.LogisticCurve.Logistic4;
import io.github.qptv2.metric.LogisticCurve.Logistic5;
import io.github.qptv2.metric.LogisticCurve.Straight;
import io.github.qptv2.metric.LogisticFit.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class LogisticFitTest {

    private static final double[] RAMP =
            IntStream.range(0, 41).mapToDouble(i -> -2 + 0.1 * i).toArray();

    @Test
    void recoversTheCurveThatGeneratedTheMos() {
        var truth = new Logistic4(90, 10, 0.4, 0.3);
        var fit = LogisticFit.of(Family.FOUR, RAMP, truth.at(RAMP));
        assertThat(fit.curve()).isInstanceOfSatisfying(Logistic4.class, found -> {
            assertThat(found.b1()).isCloseTo(90, within(1e-4)); // the optimizer stops at a relative change of 1e-10
            assertThat(found.b2()).isCloseTo(10, within(1e-4));
            assertThat(found.b3()).isCloseTo(0.4, within(1e-6));
            assertThat(found.b4()).isCloseTo(0.3, within(1e-6));
        });
        assertThat(fit.plcc()).isCloseTo(1, within(1e-9));
        assertThat(fit.rmse()).isCloseTo(0, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e6})
    void theFitIsInvariantToTheScaleOfThePredictions(double scale) {
        var truth = new Logistic4(1, 5, 0.2 * scale, 0.5 * scale);
        double[] x = IntStream.range(0, RAMP.length)
                .mapToDouble(i -> RAMP[i] * scale)
                .toArray();
        var fit = LogisticFit.of(Family.FOUR, x, truth.at(x));
        assertThat(fit.plcc()).isCloseTo(1, within(1e-9));
        assertThat(((Logistic4) fit.curve()).b4() / scale).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void fiveParametersAddALinearTerm() {
        var truth = new Logistic5(4, 3, 0.1, 0.7, 2);
        var fit = LogisticFit.of(Family.FIVE, RAMP, truth.at(RAMP));
        assertThat(fit.rmse()).isCloseTo(0, within(1e-6));
        assertThat(fit.curve()).isInstanceOfSatisfying(Logistic5.class, found -> {
            assertThat(found.b4()).isCloseTo(0.7, within(1e-4));
            assertThat(found.b5()).isCloseTo(2, within(1e-4));
            assertThat(found.b3()).isCloseTo(0.1, within(1e-5));
        });
    }

    @Test
    void curvesEqualTheirFormulas() {
        var four = new Logistic4(5, 1, 2, -0.5);
        assertThat(four.at(2)).isCloseTo(3, within(1e-12));
        assertThat(four.at(2.5)).isCloseTo(1 + 4 / (1 + Math.exp(-1)), within(1e-12));
        assertThat(four.at(-1e9)).isEqualTo(1);
        assertThat(four.at(1e9)).isEqualTo(5);
        var five = new Logistic5(2, 3, 1, 0.5, 4);
        assertThat(five.at(1)).isCloseTo(4.5, within(1e-12));
        assertThat(five.at(2)).isCloseTo(2 * (0.5 - 1 / (1 + Math.exp(3))) + 5, within(1e-12));
        assertThat(new Straight(2, 1).at(new double[] {0, 3})).containsExactly(1, 7);
        assertThatThrownBy(() -> new Logistic4(1, 0, 0, 0)).hasMessage("b4 must not be 0");
    }

    @ParameterizedTest
    @EnumSource
    void constantPredictionsAllMapToTheMeanMos(Family family) {
        double[] constant = {7, 7, 7, 7, 7, 7}, mos = {1, 2, 3, 4, 5, 3};
        var fit = LogisticFit.of(family, constant, mos);
        assertThat(fit.curve()).isEqualTo(new Straight(0, 3));
        assertThat(fit.plcc()).isZero();
        assertThat(fit.rmse()).isCloseTo(Math.sqrt(10 / 6.0), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void constantMosAreFittedExactly(Family family) {
        var fit = LogisticFit.of(family, new double[] {1, 2, 3, 4, 5, 6}, new double[] {2, 2, 2, 2, 2, 2});
        assertThat(fit.curve()).isEqualTo(new Straight(0, 2));
        assertThat(fit.plcc()).isZero();
        assertThat(fit.rmse()).isZero();
    }

    @Test
    void asManyPointsAsParametersGiveALine() {
        double[] x = {1, 2, 3, 4}, y = {2, 4, 5, 9};
        var fit = LogisticFit.of(Family.FOUR, x, y);
        // least squares by hand: slope 11 / 5, offset 5 - 2.2 * 2.5
        assertThat(fit.curve()).isInstanceOfSatisfying(Straight.class, line -> {
            assertThat(line.slope()).isCloseTo(2.2, within(1e-12));
            assertThat(line.offset()).isCloseTo(-0.5, within(1e-12));
        });
        assertThat(LogisticFit.of(Family.FIVE, new double[] {1, 2, 3, 4, 5}, new double[] {1, 2, 3, 5, 8})
                        .curve())
                .isInstanceOf(Straight.class);
        assertThat(LogisticFit.of(Family.FOUR, new double[] {1, 2, 3, 4, 5}, new double[] {1, 1.1, 3, 4.9, 5})
                        .curve())
                .isInstanceOf(Logistic4.class);
    }

    @ParameterizedTest
    @EnumSource
    void noSeriesGivesNaN(Family family) {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 60; round++) {
            int n = 2 + random.nextInt(30), levels = 1 + random.nextInt(4);
            double scale = Math.pow(10, random.nextInt(-8, 9));
            double[] x = random.ints(n, 0, levels).mapToDouble(i -> i * scale).toArray();
            double[] y = random.ints(n, 0, 3).mapToDouble(i -> i / scale).toArray();
            var fit = LogisticFit.of(family, x, y);
            assertThat(fit.plcc()).as("%s %s", x, y).isBetween(-1.0, 1.0);
            assertThat(fit.rmse()).isFinite();
            assertThat(fit.curve().at(x)).doesNotContain(Double.NaN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCurveFitsAtLeastAsWellAsALine(Family family) {
        var random = new SplittableRandom(3);
        for (int round = 0; round < 20; round++) {
            double[] x = random.doubles(30).toArray();
            double[] y = IntStream.range(0, 30)
                    .mapToDouble(i -> x[i] + random.nextDouble())
                    .toArray();
            double straight = Plcc.of(x, y);
            assertThat(LogisticFit.of(family, x, y).plcc()).isGreaterThanOrEqualTo(Math.abs(straight) - 1e-9);
        }
    }

    @Test
    void aRefitStartsFromTheFirstCurve() {
        var truth = new Logistic5(4, 3, 0.1, 0.7, 2);
        double[] y = truth.at(RAMP);
        var fit = LogisticFit.of(Family.FIVE, RAMP, y);
        y[3] += 0.2;
        var again = fit.refit(Family.FIVE, RAMP, y);
        assertThat(again.rmse()).isBetween(0.01, 0.2 / Math.sqrt(41));
        var four = LogisticFit.of(Family.FOUR, RAMP, y);
        assertThat(four.refit(Family.FOUR, RAMP, y).rmse()).isCloseTo(four.rmse(), within(1e-6));
        var line = new LogisticFit(new Straight(1, 0), 1, 0);
        assertThat(line.refit(Family.FOUR, RAMP, y).rmse()).isCloseTo(four.rmse(), within(1e-6));
    }
}
