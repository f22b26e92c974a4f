package io.github.qptv2.finetune;

import io.github.qptv2.train.Schedule;

/**
 * How a run goes on over its steps.
 *
 * @param steps of the whole run
 * @param headSteps at the beginning in which the head alone is trained, at the peak of the rate
 * @param main the rate after them
 * @param looks steps between two looks at the validation part
 */
record Pace(long steps, long headSteps, Schedule main, long looks) {

    /** @param batches of an epoch, 0 where there are ladders alone */
    static Pace of(FinetuneConfig config, long batches, int world) {
        var data = config.data();
        double epoch = Math.max(1, (double) batches / data.accumulate());
        long steps = config.schedule().total(batches, data.accumulate());
        long head = Math.min(steps - 1, Math.round(config.tuning().headEpochs() * epoch));
        double peak = batches > 0
                ? config.optimiser().peak(data.batch(), data.accumulate(), world)
                : config.optimiser()
                        .peak(config.ladders().pictures(), config.ladders().levels(), world);
        long looks = Math.max(1, Math.round(config.validation().every() * epoch));
        return new Pace(steps, head, config.schedule().schedule(steps - head, peak), looks);
    }

    double rate(long done) {
        return headOnly(done) ? main.peak() : main.rate(done - headSteps);
    }

    boolean headOnly(long done) {
        return done < headSteps;
    }

    /** Whether the weights are looked at after so many steps. */
    boolean looks(long step) {
        return step % looks == 0 || step == steps;
    }
}
