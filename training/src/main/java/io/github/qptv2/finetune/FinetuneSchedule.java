package io.github.qptv2.finetune;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.Schedule;

/**
 * Phases, learning rate and validation steps of a run.
 *
 * @param steps of the whole run
 * @param headSteps initial steps that train only the head, at the peak learning rate
 * @param main learning rate schedule after them
 * @param validationEvery steps between two validations
 */
record FinetuneSchedule(long steps, long headSteps, Schedule main, long validationEvery) {

    /** @param batches of an epoch; 0 if the run has only distortion series */
    static FinetuneSchedule of(FinetuneConfig config, long batches, int world) {
        var data = config.data();
        double epoch = Math.max(1, (double) batches / data.accumulate());
        long steps = config.schedule().total(batches, data.accumulate());
        long head = Math.min(steps - 1, Math.round(config.tuning().headEpochs() * epoch));
        double peak = batches > 0
                ? config.optimizer().peak(data.batch(), data.accumulate(), world)
                : config.optimizer()
                        .peak(
                                config.rankAugmentation().images(),
                                config.rankAugmentation().levels(),
                                world);
        long validations = Math.max(1, Math.round(config.validation().every() * epoch));
        return new FinetuneSchedule(steps, head, config.schedule().schedule(steps - head, peak), validations);
    }

    double learningRate(long step) {
        return headOnly(step) ? main.peak() : main.rate(step - headSteps);
    }

    /** Whether only the head is trained in a step, by its zero-based index. */
    boolean headOnly(long step) {
        return step < headSteps;
    }

    /** Whether the weights are validated after {@code step} steps. */
    boolean isValidated(long step) {
        return step % validationEvery == 0 || step == steps;
    }
}
