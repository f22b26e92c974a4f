package io.github.qptv2.evaluate;

import java.util.Random;
import java.util.stream.IntStream;

import io.github.qptv2.metric.Curve;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.MosScale;
import io.github.qptv2.scoring.OpinionMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CalibrationFitTest {

    private static final MosScale FIVE = new MosScale(1, 5, true);

    private static double[] raws(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> (double) i / (count - 1))
                .toArray();
    }

    private static double[] opinions(OpinionMap truth, double[] raws) {
        return IntStream.range(0, raws.length)
                .mapToDouble(i -> truth.mos(raws[i]))
                .toArray();
    }

    private static double squares(OpinionMap map, double[] raws, double[] opinions) {
        return IntStream.range(0, raws.length)
                .mapToDouble(i -> Math.pow(map.mos(raws[i]) - opinions[i], 2))
                .sum();
    }

    @Test
    void meanAndPopulationDeviationOfOneToFour() {
        Calibration calibration = CalibrationFit.withoutOpinions(new double[] {4, 1, 3, 2}, "four");
        assertThat(calibration.rawMean()).isEqualTo(2.5);
        assertThat(calibration.rawDeviation()).isCloseTo(Math.sqrt(1.25), within(1e-15)); // (2.25+.25+.25+2.25)/4
        assertThat(calibration.opinion()).isEmpty();
    }

    @Test
    void percentileTableHasAValueForEveryPercent() {
        var table = CalibrationFit.withoutOpinions(new double[] {30, 10, 20}, "three")
                .percentiles()
                .orElseThrow();
        assertThat(table.set()).isEqualTo("three");
        assertThat(table.quantiles()).hasSize(101).startsWith(10.0, 10.2).endsWith(30.0);
        assertThat(table.quantiles().get(50)).isEqualTo(20);
        assertThat(table.quantiles().get(75)).isEqualTo(25);
    }

    @Test
    void findsTheCurveThatOpinionsWereMadeWith() {
        var truth = new OpinionMap(1.5, 4.5, 0.4, 9, FIVE);
        double[] raws = raws(50);
        OpinionMap map = CalibrationFit.opinionMap(raws, opinions(truth, raws), FIVE);
        // the simplex stops once squares change no more in double precision: 1e-7 of the parameters
        assertThat(map.floor()).isCloseTo(1.5, within(1e-5));
        assertThat(map.ceiling()).isCloseTo(4.5, within(1e-5));
        assertThat(map.centre()).isCloseTo(0.4, within(1e-5));
        assertThat(map.slope()).isCloseTo(9, within(1e-4));
    }

    @Test
    void findsThatBetterPicturesHaveLowerOutputs() {
        var truth = new OpinionMap(1.5, 4.5, 0.4, -9, FIVE);
        double[] raws = raws(50);
        OpinionMap map = CalibrationFit.opinionMap(raws, opinions(truth, raws), FIVE);
        assertThat(map.slope()).isCloseTo(-9, within(1e-4));
        assertThat(map.risesWithQuality()).isFalse();
        assertThat(map.floor()).isCloseTo(1.5, within(1e-5));
    }

    @Test
    void equalsTheUnboundedFitWhereItsEndsLieOnTheScale() {
        var random = new Random(7);
        double[] raws = random.doubles(200).map(x -> 20 * x - 3).toArray();
        var truth = new OpinionMap(1.6, 4.2, 6, 0.5, FIVE);
        double[] opinions = IntStream.range(0, raws.length)
                .mapToDouble(i -> truth.mos(raws[i]) + 0.1 * random.nextGaussian())
                .toArray();
        OpinionMap map = CalibrationFit.opinionMap(raws, opinions, FIVE);
        var free = (Curve.Logistic4)
                LogisticFit.of(LogisticFit.Family.FOUR, raws, opinions).curve();
        assertThat(map.floor()).isCloseTo(free.b2(), within(1e-4)); // both searches stop within 1e-10 of the squares
        assertThat(map.ceiling()).isCloseTo(free.b1(), within(1e-4));
        assertThat(map.centre()).isCloseTo(free.b3(), within(1e-3));
        assertThat(map.slope()).isCloseTo(1 / Math.abs(free.b4()), within(1e-4));
    }

    @Test
    void endsStayOnTheScaleWhereTheFreeFitLeavesIt() {
        double[] raws = raws(41);
        double[] opinions =
                IntStream.range(0, 41).mapToDouble(i -> 1 + 4 * raws[i]).toArray(); // a straight line
        OpinionMap map = CalibrationFit.opinionMap(raws, opinions, FIVE);
        assertThat(map.floor()).isEqualTo(1);
        assertThat(map.ceiling()).isEqualTo(5);
        assertThat(map.centre()).isCloseTo(0.5, within(1e-6)); // by symmetry
        assertThat(map.mos(0.5)).isCloseTo(3, within(1e-5));
        for (double factor : new double[] {0.98, 1.02}) {
            var other = new OpinionMap(1, 5, map.centre(), map.slope() * factor, FIVE);
            assertThat(squares(other, raws, opinions)).isGreaterThan(squares(map, raws, opinions));
        }
    }

    @Test
    void twoPicturesFixCentreAndSlopeOfACurveOverTheWholeScale() {
        // opinions 2 and 4 of 1..5: shares 1/4 and 3/4, so the curve is at -ln 3 and ln 3 there, and half way between
        OpinionMap map = CalibrationFit.opinionMap(new double[] {0, 1}, new double[] {2, 4}, FIVE);
        assertThat(map.floor()).isEqualTo(1);
        assertThat(map.ceiling()).isEqualTo(5);
        assertThat(map.centre()).isCloseTo(0.5, within(1e-6));
        assertThat(map.slope()).isCloseTo(2 * Math.log(3), within(1e-5));
    }

    @Test
    void fewPicturesNeverGiveACurveThatJumps() {
        OpinionMap map = CalibrationFit.opinionMap(new double[] {0, 1}, new double[] {1, 5}, FIVE);
        assertThat(map.slope()).isPositive().isLessThanOrEqualTo(16); // 8 a standard deviation, which is 1/2
        OpinionMap falling = CalibrationFit.opinionMap(new double[] {0, 1, 2}, new double[] {5, 2, 1.5}, FIVE);
        assertThat(falling.slope()).isNegative();
        assertThat(falling.mos(0)).isGreaterThan(falling.mos(1));
    }

    @Test
    void opinionsBeyondTheScaleCountAsItsEnds() {
        double[] opinions = CalibrationFit.onScale(new double[] {-0.5, 1, 3, 5.2}, FIVE);

        assertThat(opinions).containsExactly(1, 1, 3, 5);
        assertThat(CalibrationFit.of(raws(4), opinions, FIVE, "live").opinion()).isPresent();
    }

    @Test
    void bothDirectionsOfTheScaleAreKnown() {
        var dmos = new MosScale(0, 100, false);
        OpinionMap map =
                CalibrationFit.opinionMap(raws(20), opinions(new OpinionMap(10, 90, .5, -6, dmos), raws(20)), dmos);
        assertThat(map.risesWithQuality()).isTrue();
        assertThat(map.scale()).isEqualTo(dmos);
    }

    @Test
    void refusesWhatTellsNothing() {
        assertThatThrownBy(() -> CalibrationFit.withoutOpinions(new double[] {2, 2, 2}, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a calibration needs two different raw scores, got 2.0 in all 3");
        assertThatThrownBy(() -> CalibrationFit.withoutOpinions(new double[] {}, "x"))
                .hasMessage("a calibration needs two different raw scores, got none");
        assertThatThrownBy(() -> CalibrationFit.withoutOpinions(new double[] {1, Double.NaN}, "x"))
                .hasMessage("raw scores must be finite, got NaN");
        assertThatThrownBy(() -> CalibrationFit.opinionMap(raws(3), new double[] {2, 2, 2}, FIVE))
                .hasMessage("a calibration needs two different opinions, got 2.0 in all 3");
        assertThatThrownBy(() -> CalibrationFit.opinionMap(raws(3), new double[] {2, 3}, FIVE))
                .hasMessage("raw scores and opinions must be as many, got 3 and 2");
        assertThatThrownBy(() -> CalibrationFit.opinionMap(raws(2), new double[] {0.5, 3}, FIVE))
                .hasMessage("opinions must lie on the scale [1.0, 5.0], got 0.5");
    }
}
