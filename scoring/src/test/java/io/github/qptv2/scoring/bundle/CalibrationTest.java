package io.github.qptv2.scoring.bundle;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CalibrationTest {

    private static final MosScale ONE_TO_FIVE = new MosScale(1, 5, true);

    @Test
    void theCenterOfTheCurveIsHalfwayBetweenItsEnds() {
        var map = new MosMapping(1, 5, -0.2, 3, ONE_TO_FIVE);

        assertThat(map.mos(-0.2)).isEqualTo(3);
        assertThat(map.score(-0.2)).isEqualTo(50);
    }

    @Test
    void theCurveNeverLeavesTheScale() {
        var map = new MosMapping(1, 5, 0, 3, ONE_TO_FIVE);

        assertThat(map.mos(-1e9)).isEqualTo(1);
        assertThat(map.mos(1e9)).isEqualTo(5);
        assertThat(map.mos(1)).isEqualTo(1 + 4 / (1 + Math.exp(-3)), within(1e-12));
    }

    @Test
    void aScaleOfImpairmentIsTurnedRound() {
        // raw output rises with quality, DMOS falls: slope is negative, and DMOS 20 of 0..100 is a score of 80
        var map = new MosMapping(0, 100, 0, -1, new MosScale(0, 100, false));

        double raw = Math.log(4); // 100 / (1 + 4) = 20
        assertThat(map.mos(raw)).isEqualTo(20, within(1e-12));
        assertThat(map.score(raw)).isEqualTo(80, within(1e-12));
    }

    @Test
    void whetherAHigherOutputIsBetterFollowsFromSlopeAndScale() {
        var impairment = new MosScale(0, 100, false);

        assertThat(new MosMapping(1, 5, 0, 2, ONE_TO_FIVE).risesWithQuality()).isTrue();
        assertThat(new MosMapping(1, 5, 0, -2, ONE_TO_FIVE).risesWithQuality()).isFalse();
        assertThat(new MosMapping(0, 100, 0, -2, impairment).risesWithQuality()).isTrue();
        assertThat(new MosMapping(0, 100, 0, 2, impairment).risesWithQuality()).isFalse();
    }

    @Test
    void percentilesAreLinearBetweenTheTablesValues() {
        var table = new Percentiles("kodak", List.of(-1.0, 0.0, 1.0, 1.0, 3.0)); // at 0, 25, 50, 75, 100 %

        assertThat(table.of(-2)).isZero();
        assertThat(table.of(-1)).isZero();
        assertThat(table.of(-0.5)).isEqualTo(12.5);
        assertThat(table.of(0)).isEqualTo(25);
        assertThat(table.of(1)).isEqualTo(62.5); // two quantiles share it
        assertThat(table.of(2)).isEqualTo(87.5);
        assertThat(table.of(3)).isEqualTo(100);
        assertThat(table.of(4)).isEqualTo(100);
    }

    @Test
    void whatCannotBeACalibrationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MosMapping(0, 5, 0, 1, ONE_TO_FIVE))
                .withMessage("floor < ceiling must lie on the scale [1.0, 5.0], got 0.0 and 5.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MosMapping(1, 5, 0, 0, ONE_TO_FIVE))
                .withMessageContaining("slope finite and not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Percentiles("kodak", List.of(1.0, 0.5)))
                .withMessage("percentile values must be finite and never fall, got 0.5 at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MosScale(5, 1, true))
                .withMessage("MOS scale must have low < high, got 5.0 and 1.0");
    }
}
