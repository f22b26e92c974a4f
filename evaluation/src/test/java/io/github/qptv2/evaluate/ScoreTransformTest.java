package io.github.qptv2.evaluate;

import java.util.Optional;

import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.MosScale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScoreTransformTest {

    private static Optional<Calibration> calibration(double slope, boolean higherIsBetter) {
        var map = new MosMapping(0, 100, 0, slope, new MosScale(0, 100, higherIsBetter));
        return Optional.of(new Calibration(0, 1, Optional.of(map), Optional.empty()));
    }

    @Test
    void rawOutputsAreNegatedWhereLowerIsBetter() {
        assertThat(ScoreTransform.RAW.of(2, Optional.empty())).isEqualTo(2);
        assertThat(ScoreTransform.RAW.of(2, calibration(1, true))).isEqualTo(2);
        assertThat(ScoreTransform.RAW.of(2, calibration(-1, true))).isEqualTo(-2);
        assertThat(ScoreTransform.RAW.of(2, calibration(1, false))).isEqualTo(-2); // outputs rise with impairment
        assertThat(ScoreTransform.RAW.of(2, calibration(-1, false))).isEqualTo(2);
    }

    @Test
    void mosRiseWithQualityOnEveryScale() {
        double mapped = 100 / (1 + Math.exp(-1)); // 73.1 of 100
        assertThat(ScoreTransform.MOS.of(1, calibration(1, true))).isEqualTo(mapped);
        assertThat(ScoreTransform.MOS.of(1, calibration(1, false))).isEqualTo(100 - mapped);
        assertThatThrownBy(() -> ScoreTransform.MOS.of(1, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MOS need a model with a calibration; fit one with qpt calibrate");
    }
}
