package io.github.qptv2.train;

/**
 * The learning rate: a straight line up from 0, then half a cosine down (Loshchilov and Hutter, <i>SGDR</i>, 2017).
 *
 * @param steps of the whole run, at least 1
 * @param warmUp steps of the line, in [0, steps)
 * @param peak rate at the end of the line, above 0
 * @param last rate that the cosine ends at, in [0, peak]
 */
public record Schedule(long steps, double warmUp, double peak, double last) {

    /** Checks the ranges. */
    public Schedule {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule must have at least 1 step, got " + steps);
        }
        if (!(warmUp >= 0 && warmUp < steps)) {
            throw new IllegalArgumentException("warmup must be in [0, %d) steps, got %s".formatted(steps, warmUp));
        }
        if (!(peak > 0 && Double.isFinite(peak))) {
            throw new IllegalArgumentException("the peak of the learning rate must be above 0, got " + peak);
        }
        if (!(last >= 0 && last <= peak)) {
            throw new IllegalArgumentException(
                    "the last learning rate must be in [0, %s], got %s".formatted(peak, last));
        }
    }

    /**
     * Rate of a step.
     *
     * @param step steps made before it, in [0, steps)
     */
    public double rate(long step) {
        if (step < warmUp) {
            return peak * step / warmUp;
        }
        double done = (step - warmUp) / (steps - warmUp);
        return last + (peak - last) * 0.5 * (1 + Math.cos(Math.PI * done));
    }
}
