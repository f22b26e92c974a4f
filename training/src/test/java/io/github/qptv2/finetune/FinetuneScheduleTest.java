package io.github.qptv2.finetune;

import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FinetuneScheduleTest {

    private static final double TINY = 1e-15; // rounding

    private static FinetuneConfig config(String fields) throws Exception {
        return YamlConfig.parse(
                """
                optimizer: {base-lr: 0.001}
                %s
                """
                        .formatted(fields),
                "run.yaml",
                FinetuneConfig.DEFAULT);
    }

    /** 40 batches, two a step: 20 steps an epoch, of which there are 3. */
    private static FinetuneSchedule threeEpochs(double headEpochs) throws Exception {
        return FinetuneSchedule.of(
                config(
                        """
                        data: {batch: 64, accumulate: 2}
                        schedule: {epochs: 3, steps: 0, warmup: 0, min-lr-ratio: 0}
                        tuning: {head-epochs: %s}
                        validation: {every: 0.25}
                        """
                                .formatted(headEpochs)),
                40,
                2);
    }

    @Test
    void theHeadTrainsFirstAtThePeakAndThenAllDecays() throws Exception {
        var schedule = threeEpochs(0.5);

        assertThat(schedule.steps()).isEqualTo(60);
        assertThat(schedule.headOnly(9)).isTrue();
        assertThat(schedule.headOnly(10)).isFalse();
        double peak = 0.001; // 0.001 x 64 x 2 x 2 / 256
        assertThat(schedule.learningRate(0)).isEqualTo(peak, within(TINY));
        assertThat(schedule.learningRate(9)).isEqualTo(peak, within(TINY));
        assertThat(schedule.learningRate(10)).isEqualTo(peak, within(TINY));
        assertThat(schedule.learningRate(35)).isEqualTo(peak / 2, within(TINY)); // 25 of 50 steps
    }

    @Test
    void oneStepAtLeastTrainsAll() throws Exception {
        assertThat(threeEpochs(9).headSteps()).isEqualTo(59);
    }

    @Test
    void validatesEveryQuarterOfAnEpochAndAtTheEnd() throws Exception {
        var schedule = threeEpochs(0);
        assertThat(schedule.isValidated(5)).isTrue();
        assertThat(schedule.isValidated(6)).isFalse();
        assertThat(new FinetuneSchedule(7, 0, schedule.main(), 5).isValidated(7))
                .isTrue();
    }

    /** An epoch without labels is one step. */
    @Test
    void seriesAloneSetThePeakByTheirOwnImages() throws Exception {
        var schedule = FinetuneSchedule.of(
                config(
                        """
                        rank-augmentation: {path: images, images: 16, levels: 4}
                        schedule: {epochs: 0, steps: 50, warmup: 0}
                        validation: {every: 0.25}
                        """),
                0,
                1);
        assertThat(schedule.steps()).isEqualTo(50);
        assertThat(schedule.main().peak()).isEqualTo(0.00025, within(TINY)); // 0.001 x 16 x 4 / 256
        assertThat(schedule.validationEvery()).isEqualTo(1);
    }
}
