package io.github.qptv2.doctor;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MonotonicityTest {

    private static Map<Damage, Double> all(double spearman) {
        var map = new EnumMap<Damage, Double>(Damage.class);
        Arrays.stream(Damage.values()).forEach(damage -> map.put(damage, spearman));
        return map;
    }

    @Test
    void scoresThatFallAllTheWayHaveMinusOne() {
        assertThat(Monotonicity.spearman(new double[] {9, 8, 7, 3, 2, -1})).isEqualTo(-1);
        assertThat(Monotonicity.spearman(new double[] {1, 2, 3, 4, 5, 6})).isEqualTo(1);
        // one swap of neighbours: 1 - 6 (1 + 1) / (6 x 35) = 0.942857
        assertThat(Monotonicity.spearman(new double[] {9, 8, 3, 7, 2, 1})).isEqualTo(-1 + 12 / 210.0, within(1e-12));
    }

    @Test
    void aConstantOrInfiniteLadderOrdersNothing() {
        assertThat(Monotonicity.spearman(new double[] {2, 2, 2, 2, 2, 2})).isNaN();
        assertThat(Monotonicity.spearman(new double[] {2, 1, Double.NaN, 0, 0, 0}))
                .isNaN();
        assertThat(Monotonicity.spearman(new double[] {2, 1, Double.POSITIVE_INFINITY, 0, 0, 0}))
                .isNaN();
    }

    @Test
    void aFlatLadderCountsAsNoughtAndATypeOfNothingElseIsNaN() {
        var first = all(-1);
        first.put(Damage.BLUR, Double.NaN);
        var second = all(-0.5);
        var result = new Monotonicity(List.of(first, second));
        assertThat(result.mean(Damage.BLUR)).isEqualTo(-0.25); // (0 - 0.5) / 2
        assertThat(result.flat(Damage.BLUR)).isOne();
        assertThat(result.mean(Damage.JPEG)).isEqualTo(-0.75);
        assertThat(result.perPicture()).containsExactly(-0.8, -0.5);
        assertThat(result.mean()).isEqualTo(-0.65, within(1e-12));
        assertThat(new Monotonicity(List.of(all(Double.NaN))).mean(Damage.BLUR)).isNaN();
        assertThat(Verdict.of(new Monotonicity(List.of(all(Double.NaN))).mean(Damage.BLUR)))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void theVerdictTurnsAtTheStatedValues() {
        assertThat(Verdict.of(-0.80)).isEqualTo(Verdict.PASS);
        assertThat(Verdict.of(-0.79)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.of(-0.60)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.of(-0.59)).isEqualTo(Verdict.FAIL);
        assertThat(Verdict.of(1)).isEqualTo(Verdict.FAIL);
        assertThat(Verdict.WARN.or(Verdict.PASS)).isEqualTo(Verdict.WARN);
        assertThat(Verdict.WARN.or(Verdict.FAIL)).isEqualTo(Verdict.FAIL);
    }

    /** 26 versions, numbered: each ladder begins with the picture as it is. */
    @Test
    void everyLadderIsFoundAmongAllVersions() {
        double[] numbered = new double[Damage.versions().size()];
        Arrays.setAll(numbered, i -> i);
        assertThat(numbered).hasSize(26);
        assertThat(Damage.BLUR.outputs(numbered)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(Damage.RESIZING.outputs(numbered)).containsExactly(0, 21, 22, 23, 24, 25);
        assertThat(Damage.versions().get(0).operators()).isEqualTo("pristine");
        assertThat(Damage.versions().get(6).operators()).isEqualTo("jpeg:quality=40");
    }
}
