package io.github.qptv2.train;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ScheduleTest {

    @Test
    void theRateRisesLinearlyAndDecaysAsACosine() {
        var schedule = new Schedule(12, 4, 1, 0.2);

        assertThat(schedule.rate(0)).isZero();
        assertThat(schedule.rate(1)).isEqualTo(0.25);
        assertThat(schedule.rate(4)).isEqualTo(1);
        assertThat(schedule.rate(8)).isEqualTo(0.6, within(1e-12)); // half way between 1 and 0.2
        assertThat(schedule.rate(12)).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void withoutWarmupTheFirstRateIsThePeak() {
        assertThat(new Schedule(3, 0, 0.5, 0).rate(0)).isEqualTo(0.5);
    }

    @Test
    void aWarmupAsLongAsTheRunIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule(3, 3, 1, 0))
                .withMessage("warmup must be in [0, 3) steps, got 3.0");
    }
}
