package io.github.qptv2.distortion;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class CalibrationFiguresTest {

    @Test
    void averagePrecisionIsTheMeanPrecisionAtTheSamplesOfTheClass() {
        // ranked: present, absent, present, absent -> (1/1 + 2/3) / 2
        assertThat(AveragePrecision.of(new double[] {4, 3, 2, 1}, new boolean[] {true, false, true, false}))
                .isEqualTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(AveragePrecision.of(new double[] {1, 2}, new boolean[] {true, false}))
                .isEqualTo(0.5);
        assertThat(AveragePrecision.of(new double[] {1, 2}, new boolean[2])).isNaN();
    }

    @Test
    void tiedScoresShareThePrecisionAtTheirEndSoThatTheirOrderDoesNotMatter() {
        var scores = new double[] {7, 7, 7, 7};
        for (var present :
                List.of(new boolean[] {true, false, false, false}, new boolean[] {false, false, false, true})) {
            assertThat(AveragePrecision.of(scores, present)).isEqualTo(0.25);
        }
    }

    @Test
    void reliabilityComparesMeanProbabilityAndShareInTenBins() {
        // [0.1, 0.2): 0.1 and 0.14 with one of two; [0.9, 1]: 0.95 and 1 with both
        var diagram = Reliability.of(new double[] {0.1, 0.14, 0.95, 1}, new boolean[] {false, true, true, true});
        assertThat(diagram.bins()).hasSize(2);
        assertThat(diagram.bins().get(0).samples()).isEqualTo(2);
        assertThat(diagram.bins().get(0).predicted()).isEqualTo(0.12, within(1e-12));
        assertThat(diagram.bins().get(0).observed()).isEqualTo(0.5);
        assertThat(diagram.bins().get(1).predicted()).isEqualTo(0.975, within(1e-12));
        assertThat(diagram.error()).isEqualTo((2 * 0.38 + 2 * 0.025) / 4, within(1e-12));
    }

    @Test
    void plattScalingOfTwoOutputsGivesTheSmoothedSharesOfEach() {
        // output 1 has the class in 9 of 12 samples, output -1 in 3 of 12: targets are 13/14 and 1/14
        var logits = new double[24];
        var present = new boolean[24];
        for (int i = 0; i < 24; i++) {
            logits[i] = i < 12 ? 1 : -1;
            present[i] = i < 12 ? i < 9 : i < 15;
        }
        var fit = PlattScaling.fit(logits, present);
        double share = (9 * (13 / 14.0) + 3 * (1 / 14.0)) / 12;
        assertThat(fit.probability(1)).isEqualTo(share, within(1e-9));
        assertThat(fit.probability(-1)).isEqualTo(1 - share, within(1e-9));
        assertThat(fit.offset()).isEqualTo(0, within(1e-9));
        assertThat(fit.slope()).isEqualTo(Math.log(share / (1 - share)), within(1e-9));
    }

    @Test
    void plattScalingNeedsBothKindsOfSamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlattScaling.fit(new double[] {1, 2}, new boolean[] {true, true}))
                .withMessage("Platt scaling needs samples with and without the class, got 2 and 0");
    }
}
