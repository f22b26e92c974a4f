package io.github.qptv2.train;

import static io.github.qptv2.train.Rule.require;

/**
 * How long a run is, and how fast: one of {@code epochs} and {@code steps} is 0.
 *
 * @param epochs passes over the pictures
 * @param steps of the optimiser
 * @param warmUp share of the run in which the learning rate rises, in [0, 1)
 * @param lastRate share of the peak that the learning rate falls to, in [0, 1]
 */
public record Length(double epochs, long steps, double warmUp, double lastRate) {

    /** Checks the ranges. */
    public Length {
        if (!(epochs >= 0 && steps >= 0 && (epochs > 0) != (steps > 0))) {
            throw new IllegalArgumentException(
                    "one of schedule.epochs and schedule.steps must be above 0 and the other 0, got %s and %d"
                            .formatted(epochs, steps));
        }
        require(warmUp >= 0 && warmUp < 1, "schedule.warm-up must be in [0, 1)", warmUp);
        require(lastRate >= 0 && lastRate <= 1, "schedule.last-rate must be in [0, 1]", lastRate);
    }

    /** Steps of the whole run, where an epoch has so many batches. */
    public long total(long batches, int accumulate) {
        return steps > 0 ? steps : Math.max(1, (long) (epochs * batches / accumulate));
    }

    /** The learning rate over so many steps. */
    public Schedule schedule(long count, double peak) {
        return new Schedule(count, warmUp * count, peak, lastRate * peak);
    }
}
