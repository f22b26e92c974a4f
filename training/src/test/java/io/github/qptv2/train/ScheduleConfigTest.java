package io.github.qptv2.train;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleConfigTest {

    @Test
    void epochsBecomeSteps() {
        assertThat(new ScheduleConfig(3, 0, 0, 0).total(40, 2)).isEqualTo(60);
        assertThat(new ScheduleConfig(0.01, 0, 0, 0).total(40, 2)).isEqualTo(1);
        assertThat(new ScheduleConfig(0, 7, 0, 0).total(40, 2)).isEqualTo(7);
    }

    @Test
    void warmupAndMinLrRatioAreShares() {
        assertThat(new ScheduleConfig(0, 7, 0.25, 0.5).schedule(100, 2)).isEqualTo(new Schedule(100, 25, 2, 1));
    }

    @Test
    void eitherEpochsOrStepsAreGiven() {
        assertThatThrownBy(() -> new ScheduleConfig(1, 1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("one of schedule.epochs and schedule.steps must be above 0 and the other 0, got 1.0 and 1");
        assertThatThrownBy(() -> new ScheduleConfig(0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got 0.0 and 0");
    }
}
