package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MonotonicityTest {

    private static Map<DistortionLevels, Double> all(double spearman) {
        var map = new EnumMap<DistortionLevels, Double>(DistortionLevels.class);
        Arrays.stream(DistortionLevels.values()).forEach(distortion -> map.put(distortion, spearman));
        return map;
    }

    @Test
    void strictlyFallingScoresHaveMinusOne() {
        assertThat(Monotonicity.spearman(new double[] {9, 8, 7, 3, 2, -1})).isEqualTo(-1);
        assertThat(Monotonicity.spearman(new double[] {1, 2, 3, 4, 5, 6})).isEqualTo(1);
        // one swap of neighbors: 1 - 6 (1 + 1) / (6 x 35) = 0.942857
        assertThat(Monotonicity.spearman(new double[] {9, 8, 3, 7, 2, 1})).isEqualTo(-1 + 12 / 210.0, within(1e-12));
    }

    @Test
    void aConstantOrNonFiniteSeriesHasNoCorrelation() {
        assertThat(Monotonicity.spearman(new double[] {2, 2, 2, 2, 2, 2})).isNaN();
        assertThat(Monotonicity.spearman(new double[] {2, 1, Double.NaN, 0, 0, 0}))
                .isNaN();
        assertThat(Monotonicity.spearman(new double[] {2, 1, Double.POSITIVE_INFINITY, 0, 0, 0}))
                .isNaN();
    }

    @Test
    void aFlatSeriesCountsAsZeroAndATypeWithOnlyFlatSeriesIsNaN() {
        var first = all(-1);
        first.put(DistortionLevels.BLUR, Double.NaN);
        var second = all(-0.5);
        var result = new Monotonicity(List.of(first, second));
        assertThat(result.mean(DistortionLevels.BLUR)).isEqualTo(-0.25); // (0 - 0.5) / 2
        assertThat(result.flat(DistortionLevels.BLUR)).isOne();
        assertThat(result.mean(DistortionLevels.JPEG)).isEqualTo(-0.75);
        assertThat(result.perImage()).containsExactly(-0.8, -0.5);
        assertThat(result.mean()).isEqualTo(-0.65, within(1e-12));
        assertThat(new Monotonicity(List.of(all(Double.NaN))).mean(DistortionLevels.BLUR))
                .isNaN();
        assertThat(MonotonicityVerdict.of(new Monotonicity(List.of(all(Double.NaN))).mean(DistortionLevels.BLUR)))
                .isEqualTo(MonotonicityVerdict.FAIL);
    }

    @Test
    void theThresholdsAreMinusPointEightAndMinusPointSix() {
        assertThat(MonotonicityVerdict.of(-0.80)).isEqualTo(MonotonicityVerdict.PASS);
        assertThat(MonotonicityVerdict.of(-0.79)).isEqualTo(MonotonicityVerdict.WARN);
        assertThat(MonotonicityVerdict.of(-0.60)).isEqualTo(MonotonicityVerdict.WARN);
        assertThat(MonotonicityVerdict.of(-0.59)).isEqualTo(MonotonicityVerdict.FAIL);
        assertThat(MonotonicityVerdict.of(1)).isEqualTo(MonotonicityVerdict.FAIL);
        assertThat(MonotonicityVerdict.WARN.or(MonotonicityVerdict.PASS)).isEqualTo(MonotonicityVerdict.WARN);
        assertThat(MonotonicityVerdict.WARN.or(MonotonicityVerdict.FAIL)).isEqualTo(MonotonicityVerdict.FAIL);
    }

    /** 26 numbered versions: each series begins with the pristine image. */
    @Test
    void everySeriesIsSelectedFromAllVersions() {
        double[] numbered = new double[DistortionLevels.versions().size()];
        Arrays.setAll(numbered, i -> i);
        assertThat(numbered).hasSize(26);
        assertThat(DistortionLevels.BLUR.outputs(numbered)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(DistortionLevels.RESIZING.outputs(numbered)).containsExactly(0, 21, 22, 23, 24, 25);
        assertThat(DistortionLevels.versions().get(0).operators()).isEqualTo("pristine");
        assertThat(DistortionLevels.versions().get(6).operators()).isEqualTo("jpeg:quality=40");
    }
}
