package io.github.qptv2.train;

/**
 * The learning rate: linear warmup from 0, then cosine decay (Loshchilov and Hutter, <i>SGDR</i>, 2017).
 *
 * @param steps of the whole run, at least 1
 * @param warmup steps of the warmup, in [0, steps); need not be whole
 * @param peak rate at the end of the warmup, above 0
 * @param last learning rate at the end of the decay, in [0, peak]
 */
public record Schedule(long steps, double warmup, double peak, double last) {

    /** Checks the ranges. */
    public Schedule {
        if (steps < 1) {
            throw new IllegalArgumentException("a schedule must have at least 1 step, got " + steps);
        }
        if (!(warmup >= 0 && warmup < steps)) {
            throw new IllegalArgumentException("warmup must be in [0, %d) steps, got %s".formatted(steps, warmup));
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
     * Learning rate of a step.
     *
     * @param step zero-based step index, in [0, steps)
     */
    public double rate(long step) {
        if (step < warmup) {
            return peak * step / warmup;
        }
        double done = (step - warmup) / (steps - warmup);
        return last + (peak - last) * 0.5 * (1 + Math.cos(Math.PI * done));
    }
}
