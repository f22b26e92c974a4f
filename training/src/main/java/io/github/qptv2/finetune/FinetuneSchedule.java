package io.github.qptv2.finetune;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.Schedule;

/**
 * How a run goes on over its steps.
 *
 * @param steps of the whole run
 * @param headSteps at the beginning in which the head alone is trained, at the peak of the rate
 * @param main the rate after them
 * @param validations steps between two looks at the validation part
 */
record FinetuneSchedule(long steps, long headSteps, Schedule main, long validations) {

    /** @param batches of an epoch, 0 where there are ladders alone */
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

    double rate(long done) {
        return headOnly(done) ? main.peak() : main.rate(done - headSteps);
    }

    boolean headOnly(long done) {
        return done < headSteps;
    }

    /** Whether the weights are looked at after so many steps. */
    boolean validations(long step) {
        return step % validations == 0 || step == steps;
    }
}
