package io.github.qptv2.calibrate;

import java.util.Random;
import java.util.stream.IntStream;

import io.github.qptv2.metric.LogisticCurve;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CalibrationFitTest {

    private static final MosScale FIVE = new MosScale(1, 5, true);

    private static double[] rawOutputs(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> (double) i / (count - 1))
                .toArray();
    }

    private static double[] mos(MosMapping truth, double[] rawOutputs) {
        return IntStream.range(0, rawOutputs.length)
                .mapToDouble(i -> truth.mos(rawOutputs[i]))
                .toArray();
    }

    private static double squaredErrors(MosMapping map, double[] rawOutputs, double[] mos) {
        return IntStream.range(0, rawOutputs.length)
                .mapToDouble(i -> Math.pow(map.mos(rawOutputs[i]) - mos[i], 2))
                .sum();
    }

    @Test
    void meanAndPopulationDeviationOfOneToFour() {
        Calibration calibration = CalibrationFit.withoutMos(new double[] {4, 1, 3, 2}, "four");
        assertThat(calibration.rawMean()).isEqualTo(2.5);
        assertThat(calibration.rawDeviation()).isCloseTo(Math.sqrt(1.25), within(1e-15)); // (2.25+.25+.25+2.25)/4
        assertThat(calibration.mos()).isEmpty();
    }

    @Test
    void percentileTableHasAValueForEveryPercent() {
        var table = CalibrationFit.withoutMos(new double[] {30, 10, 20}, "three")
                .percentiles()
                .orElseThrow();
        assertThat(table.set()).isEqualTo("three");
        assertThat(table.quantiles()).hasSize(101).startsWith(10.0, 10.2).endsWith(30.0);
        assertThat(table.quantiles().get(50)).isEqualTo(20);
        assertThat(table.quantiles().get(75)).isEqualTo(25);
    }

    @Test
    void recoversTheCurveThatGeneratedTheMos() {
        var truth = new MosMapping(1.5, 4.5, 0.4, 9, FIVE);
        double[] rawOutputs = rawOutputs(50);
        MosMapping map = CalibrationFit.mosMap(rawOutputs, mos(truth, rawOutputs), FIVE);
        // the simplex stops when the squared error no longer changes in double precision: 1e-7 of the parameters
        assertThat(map.floor()).isCloseTo(1.5, within(1e-5));
        assertThat(map.ceiling()).isCloseTo(4.5, within(1e-5));
        assertThat(map.center()).isCloseTo(0.4, within(1e-5));
        assertThat(map.slope()).isCloseTo(9, within(1e-4));
    }

    @Test
    void aFallingCurveMeansThatBetterImagesHaveLowerOutputs() {
        var truth = new MosMapping(1.5, 4.5, 0.4, -9, FIVE);
        double[] rawOutputs = rawOutputs(50);
        MosMapping map = CalibrationFit.mosMap(rawOutputs, mos(truth, rawOutputs), FIVE);
        assertThat(map.slope()).isCloseTo(-9, within(1e-4));
        assertThat(map.risesWithQuality()).isFalse();
        assertThat(map.floor()).isCloseTo(1.5, within(1e-5));
    }

    @Test
    void equalsTheUnboundedFitWhereItsAsymptotesLieWithinTheScale() {
        var random = new Random(7);
        double[] rawOutputs = random.doubles(200).map(x -> 20 * x - 3).toArray();
        var truth = new MosMapping(1.6, 4.2, 6, 0.5, FIVE);
        double[] mos = IntStream.range(0, rawOutputs.length)
                .mapToDouble(i -> truth.mos(rawOutputs[i]) + 0.1 * random.nextGaussian())
                .toArray();
        MosMapping map = CalibrationFit.mosMap(rawOutputs, mos, FIVE);
        var free = (LogisticCurve.Logistic4)
                LogisticFit.of(LogisticFit.Family.FOUR, rawOutputs, mos).curve();
        assertThat(map.floor()).isCloseTo(free.b2(), within(1e-4)); // both searches stop at a relative change of 1e-10
        assertThat(map.ceiling()).isCloseTo(free.b1(), within(1e-4));
        assertThat(map.center()).isCloseTo(free.b3(), within(1e-3));
        assertThat(map.slope()).isCloseTo(1 / Math.abs(free.b4()), within(1e-4));
    }

    @Test
    void asymptotesStayWithinTheScaleWhereTheUnboundedFitExceedsIt() {
        double[] rawOutputs = rawOutputs(41);
        double[] mos =
                IntStream.range(0, 41).mapToDouble(i -> 1 + 4 * rawOutputs[i]).toArray(); // a line
        MosMapping map = CalibrationFit.mosMap(rawOutputs, mos, FIVE);
        assertThat(map.floor()).isEqualTo(1);
        assertThat(map.ceiling()).isEqualTo(5);
        assertThat(map.center()).isCloseTo(0.5, within(1e-6)); // by symmetry
        assertThat(map.mos(0.5)).isCloseTo(3, within(1e-5));
        for (double factor : new double[] {0.98, 1.02}) {
            var other = new MosMapping(1, 5, map.center(), map.slope() * factor, FIVE);
            assertThat(squaredErrors(other, rawOutputs, mos)).isGreaterThan(squaredErrors(map, rawOutputs, mos));
        }
    }

    @Test
    void twoImagesDetermineCenterAndSlopeOfACurveOverTheWholeScale() {
        // MOS 2 and 4 of 1..5 are shares 1/4 and 3/4, at logits -ln 3 and ln 3; the center lies halfway between
        MosMapping map = CalibrationFit.mosMap(new double[] {0, 1}, new double[] {2, 4}, FIVE);
        assertThat(map.floor()).isEqualTo(1);
        assertThat(map.ceiling()).isEqualTo(5);
        assertThat(map.center()).isCloseTo(0.5, within(1e-6));
        assertThat(map.slope()).isCloseTo(2 * Math.log(3), within(1e-5));
    }

    @Test
    void fewImagesNeverGiveAStep() {
        MosMapping map = CalibrationFit.mosMap(new double[] {0, 1}, new double[] {1, 5}, FIVE);
        assertThat(map.slope()).isPositive().isLessThanOrEqualTo(16); // 8 per standard deviation of 1/2
        MosMapping falling = CalibrationFit.mosMap(new double[] {0, 1, 2}, new double[] {5, 2, 1.5}, FIVE);
        assertThat(falling.slope()).isNegative();
        assertThat(falling.mos(0)).isGreaterThan(falling.mos(1));
    }

    @Test
    void mosBeyondTheScaleAreClamped() {
        double[] mos = CalibrationFit.onScale(new double[] {-0.5, 1, 3, 5.2}, FIVE);

        assertThat(mos).containsExactly(1, 1, 3, 5);
        assertThat(CalibrationFit.of(rawOutputs(4), mos, FIVE, "live").mos()).isPresent();
    }

    @Test
    void aFallingCurveOnADmosScaleRisesWithQuality() {
        var dmos = new MosScale(0, 100, false);
        MosMapping map =
                CalibrationFit.mosMap(rawOutputs(20), mos(new MosMapping(10, 90, .5, -6, dmos), rawOutputs(20)), dmos);
        assertThat(map.risesWithQuality()).isTrue();
        assertThat(map.scale()).isEqualTo(dmos);
    }

    @Test
    void rejectsConstantAndInvalidSeries() {
        assertThatThrownBy(() -> CalibrationFit.withoutMos(new double[] {2, 2, 2}, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a calibration needs two different raw outputs, got 2.0 in all 3");
        assertThatThrownBy(() -> CalibrationFit.withoutMos(new double[] {}, "x"))
                .hasMessage("a calibration needs two different raw outputs, got none");
        assertThatThrownBy(() -> CalibrationFit.withoutMos(new double[] {1, Double.NaN}, "x"))
                .hasMessage("raw outputs must be finite, got NaN");
        assertThatThrownBy(() -> CalibrationFit.mosMap(rawOutputs(3), new double[] {2, 2, 2}, FIVE))
                .hasMessage("a calibration needs two different MOS, got 2.0 in all 3");
        assertThatThrownBy(() -> CalibrationFit.mosMap(rawOutputs(3), new double[] {2, 3}, FIVE))
                .hasMessage("raw outputs and MOS must have the same length, got 3 and 2");
        assertThatThrownBy(() -> CalibrationFit.mosMap(rawOutputs(2), new double[] {0.5, 3}, FIVE))
                .hasMessage("MOS must lie on the scale [1.0, 5.0], got 0.5");
    }
}
