package io.github.qptv2.train;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepReportTest {

    private static StepReport step(long number, double loss, Map<String, Double> parts) {
        return new StepReport(number, loss, parts, 1e-3, 2, 64, 4, 0.5);
    }

    @Test
    void severalStepsAreAveraged() {
        var mean = StepReport.mean(
                List.of(step(1, 3, Map.of("loss-visible", 2.0)), step(2, 5, Map.of("loss-visible", 3.0))));

        assertThat(mean.values())
                .containsEntry("loss", 4.0)
                .containsEntry("loss-visible", 2.5)
                .containsEntry("images-per-second", 16.0) // 128 in 8 seconds
                .containsEntry("gradient-norm", 2.0)
                .containsEntry("data-wait", 0.5)
                .hasSize(6);
        assertThat(mean.step()).isEqualTo(2);
    }

    @Test
    void aLossWithoutPartsIsASingleValue() {
        assertThat(step(1, 3, Map.of()).values())
                .containsOnlyKeys("loss", "learning-rate", "gradient-norm", "images-per-second", "data-wait");
    }
}
