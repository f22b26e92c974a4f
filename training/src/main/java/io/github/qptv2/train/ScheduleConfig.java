package io.github.qptv2.train;

import static io.github.qptv2.io.Preconditions.require;

/**
 * Length of a run and shape of the learning rate; one of {@code epochs} and {@code steps} is above 0, the other is 0.
 *
 * @param epochs passes over the images
 * @param steps of the optimizer
 * @param warmup share of the run's steps in which the learning rate rises linearly, in [0, 1)
 * @param minLrRatio ratio of the final learning rate to its peak, in [0, 1]
 */
public record ScheduleConfig(double epochs, long steps, double warmup, double minLrRatio) {

    /** Checks the ranges. */
    public ScheduleConfig {
        if (!(epochs >= 0 && steps >= 0 && (epochs > 0) != (steps > 0))) {
            throw new IllegalArgumentException(
                    "one of schedule.epochs and schedule.steps must be above 0 and the other 0, got %s and %d"
                            .formatted(epochs, steps));
        }
        require(warmup >= 0 && warmup < 1, "schedule.warmup must be in [0, 1)", warmup);
        require(minLrRatio >= 0 && minLrRatio <= 1, "schedule.min-lr-ratio must be in [0, 1]", minLrRatio);
    }

    /**
     * Steps of the whole run, at least 1.
     *
     * @param batches of an epoch
     * @param accumulate batches of a step
     */
    public long total(long batches, int accumulate) {
        return steps > 0 ? steps : Math.max(1, (long) (epochs * batches / accumulate));
    }

    /** The learning rate over {@code count} steps. */
    public Schedule schedule(long count, double peak) {
        return new Schedule(count, warmup * count, peak, minLrRatio * peak);
    }
}
